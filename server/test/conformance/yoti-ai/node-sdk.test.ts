import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../support/server.ts";
import { bodyOf, newYotiCustomer, portrait, type YotiCustomer } from "../../support/yoti-customer.ts";

const require = createRequire(import.meta.url);
const sdks = { "3.22.0": require("yoti-3"), "4.13.2": require("yoti-4") };
type Sdk = keyof typeof sdks;
let server: TestServer;
let customer: YotiCustomer;
let body: object;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newYotiCustomer(server);
  body = await bodyOf(portrait());
});
afterAll(() => server[Symbol.asyncDispose]());

/** As Yoti's integration guide has it, with the base URL changed. */
function build(sdk: Sdk, endpoint: string, data: object, query: Record<string, unknown> = {}) {
  const { RequestBuilder, Payload } = sdks[sdk];
  const builder = new RequestBuilder()
    .withBaseUrl(`${server.url}/ai/v1`)
    .withPemString(customer.privateKeyPem)
    .withEndpoint(endpoint)
    .withPayload(new Payload(data))
    .withMethod("POST")
    .withHeader("X-Yoti-Auth-Id", customer.sdkId);
  for (const [name, value] of Object.entries(query)) builder.withQueryParam(name, value);
  return builder.build();
}

const years = expect.closeTo(35, -1.3);
const deviation = expect.any(Number);

describe.each(["3.22.0", "4.13.2"] as const)("the SDK %s", (sdk) => {
  test("[AA01] [AB02] [AA11] estimates an age, also with what the capture module adds", async () => {
    const secure = { version: "2.7.0", token: "t", signature: "s", verification: "v" };
    const request = build(sdk, "/age", { ...body, secure }, { secure: true, multiframe: false });
    const { parsedResponse, statusCode } = await request.execute();
    expect([statusCode, parsedResponse]).toEqual([200, { age: years, st_dev: deviation }]);
  });

  test("[AA03] detects spoofing", async () => {
    const { parsedResponse } = await build(sdk, "/antispoofing", body).execute();
    expect(parsedResponse).toEqual({ prediction: "real" });
  });

  test("[AA02] [AB01] does both at once", async () => {
    const { parsedResponse, body: text } = await build(sdk, "/age-antispoofing", body).execute();
    expect(parsedResponse).toEqual({
      antispoofing: { prediction: "real" },
      age: { age: years, st_dev: deviation },
    });
    expect(JSON.parse(text)).toEqual(parsedResponse);
  });

  test("[AA10] verifies an age, alone and with spoofing", async () => {
    const under = { ...body, threshold: 18, operator: "UNDER" };
    const over = { ...body, threshold: 18, operator: "OVER", metadata: { device: "mobile" } };
    expect((await build(sdk, "/age-verify", under).execute()).parsedResponse).toEqual({ age_check: "fail" });
    const both = await build(sdk, "/age-antispoofing-verify", over).execute();
    expect(both.parsedResponse).toEqual({
      antispoofing: { prediction: "real" },
      age: { age_check: "pass" },
    });
  });

  test("tells a refusal by status and body", async () => {
    const refused = await build(sdk, "/age", { img: "" })
      .execute()
      .catch((error: unknown) => error);
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.response.text)).toEqual({
      code: "IMAGE_NOT_PROVIDED",
      message: "Image has not been provided.",
    });
  });

  test("may not send the same request again", async () => {
    const request = build(sdk, "/age", { img: "" });
    await request.execute().catch(() => undefined);
    const again = await request.execute().catch((error: unknown) => error);
    expect([again.status, JSON.parse(again.response.text).code]).toEqual([401, "INVALID_NONCE"]);
  });
});
