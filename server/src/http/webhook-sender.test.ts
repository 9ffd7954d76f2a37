import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import type { WebhookSender } from "#core/webhook/webhook.ts";
import { createWebhookSender } from "./webhook-sender.ts";

test("a webhook is posted in its exact bytes, and what came of it is all that is told", async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    request.setEncoding("utf8").on("data", (chunk: string) => bodies.push(`${request.method} ${chunk}`));
    request.on("end", () => response.end("ignored"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await using sender = createWebhookSender();
  const send: WebhookSender = sender;
  const webhook = { url: `http://127.0.0.1:${port}/`, headers: { "x-signature": "1" }, body: '{"a":"é"}' };
  const answer = await send(webhook, { allowInsecure: true, timeoutMs: 5000 });
  expect(answer).toEqual({ status: 200, error: undefined, durationMs: expect.any(Number) });
  expect(bodies).toEqual(['POST {"a":"é"}']);
  expect(await send(webhook, { allowInsecure: false, timeoutMs: 5000 })).toMatchObject({
    status: undefined,
    error: "scheme-refused",
  });
  server.closeAllConnections();
  server.close();
});
