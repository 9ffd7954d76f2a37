import { expect, test } from "vitest";
import { createSmsMessenger, type SmsRequest } from "./sms-messenger.ts";

const message = { to: "+15550101000", subject: "", text: "Code 1234" };

function gateway(status: number | undefined, token?: string) {
  const requests: SmsRequest[] = [];
  const post = async (request: SmsRequest) => (requests.push(request), { status });
  return { requests, send: createSmsMessenger({ url: "https://sms.example/send", token, post }) };
}

test("posts number and text, with the token where there is one", async () => {
  const { requests, send } = gateway(202, "secret");
  await send(message);
  expect(requests).toEqual([
    {
      ...{
        url: "https://sms.example/send",
        method: "POST",
        body: '{"to":"+15550101000","text":"Code 1234"}',
      },
      headers: { "content-type": "application/json", authorization: "Bearer secret" },
    },
  ]);
  const open = gateway(200);
  await open.send(message);
  expect(open.requests[0]?.headers).not.toHaveProperty("authorization");
});

test.each([[400], [500], [302], [undefined]])("throws where the gateway answers %s", async (status) => {
  await expect(gateway(status).send(message)).rejects.toThrow("the SMS gateway answered");
});
