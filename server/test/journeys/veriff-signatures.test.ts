import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/server.ts";
import { type Generation, isSigned, sign, type VeriffAnswer } from "../support/veriff-client.ts";
import { newVeriffCustomer, picture, type VeriffCustomer } from "../support/veriff-customer.ts";

const generations: readonly Generation[] = ["x-signature", "x-hmac-signature"];
let server: TestServer;
let customer: VeriffCustomer;
let sessionId: string;
let attemptId: string;
let mediaId: string;
let timestampId: string;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newVeriffCustomer(server);
  sessionId = await customer.client.createId();
  const uploaded = await customer.client.upload(sessionId, "face", await picture());
  mediaId = uploaded.json.image.id;
  timestampId = uploaded.json.image.timestamp.id;
  attemptId = (await customer.client.get(`/sessions/${sessionId}/attempts`)).json.verifications[0].id;
});
afterAll(() => server[Symbol.asyncDispose]());

/** Reads with one signature, or none. */
function read(path: string, generation?: Generation, signature?: string): Promise<VeriffAnswer> {
  const none = { "x-signature": undefined, "x-hmac-signature": undefined };
  return customer.client.get(path, { ...none, ...(generation && { [generation]: signature }) });
}

async function expectSignedBy(path: string, id: string): Promise<void> {
  const { apiSecret } = customer.account;
  for (const generation of generations) {
    const right = await read(path, generation, sign(id, apiSecret, generation));
    expect(right.status).toBe(200);
    expect(isSigned(right.headers, right.bytes, apiSecret)).toBe(true);
    const other = await read(path, generation, sign(`${id}\n`, apiSecret, generation));
    expect([other.status, other.json.code]).toEqual([401, generation === "x-signature" ? "1813" : "1818"]);
  }
  expect((await read(path)).json.code).toBe("1812");
}

test.each(["media", "person", "timestamps", "attempts", "decision"])(
  "[VC04] reading a session's %s signs the session's id",
  async (part) => {
    await expectSignedBy(`/sessions/${sessionId}/${part}`, sessionId);
  },
);

test("[VC05] reading an attempt's media signs the attempt's id", async () => {
  await expectSignedBy(`/attempts/${attemptId}/media`, attemptId);
});

test("[VC06] [VC08] reading a file signs its id, and the answer is signed over the file", async () => {
  await expectSignedBy(`/media/${mediaId}`, mediaId);
});

test("[VC07] reading a time stamp signs its id", async () => {
  await expectSignedBy(`/timestamps/${timestampId}`, timestampId);
});

test("[VC01] [VC03] a write signs its body followed by the secret", async () => {
  const { apiSecret } = customer.account;
  const body = JSON.stringify({ verification: { status: "paused" } });
  for (const generation of generations) {
    const send = (signature: string | undefined) =>
      customer.client.send("PATCH", `/sessions/${sessionId}`, {
        body,
        headers: { "x-hmac-signature": undefined, [generation]: signature },
      });
    // The signature is right, so only the status is refused.
    expect((await send(sign(body, apiSecret, generation))).json.code).toBe("1303");
    const ofId = await send(sign(sessionId, apiSecret, generation));
    expect([ofId.status, ofId.json.code]).toEqual([401, generation === "x-signature" ? "1814" : "1819"]);
    expect((await send(undefined)).json.code).toBe("1812");
  }
});

test("[VC02] the bytes as sent are signed, however they are printed", async () => {
  const verification = { vendorData: "é", lang: "en" };
  const printed = [JSON.stringify({ verification }), JSON.stringify({ verification }, null, 4)];
  printed.push(`\n ${printed[0]}`, (printed[0] ?? "").replace("é", "\\u00e9"));
  for (const body of printed) {
    const right = await customer.oldClient.send("POST", "/sessions", { body });
    expect(right.json.verification.vendorData).toBe("é");
  }
  const [compact = "", pretty = ""] = printed;
  const signature = sign(compact, customer.account.apiSecret, "x-signature");
  const wrong = await customer.oldClient.send("POST", "/sessions", {
    body: pretty,
    headers: { "x-signature": signature },
  });
  expect([wrong.status, wrong.json.code]).toEqual([401, "1814"]);
});

test("[VC09] a signature may be in capitals", async () => {
  for (const generation of generations) {
    const signature = sign(sessionId, customer.account.apiSecret, generation).toUpperCase();
    expect((await read(`/sessions/${sessionId}/media`, generation, signature)).status).toBe(200);
  }
});

test("[VC11] a signature with another secret is refused as not authorised", async () => {
  for (const generation of generations) {
    const signature = sign(sessionId, "another secret", generation);
    const answer = await read(`/sessions/${sessionId}/decision`, generation, signature);
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({ status: "fail", message: "Not Authorized." });
  }
});

test("a wrong signature beside a right one is refused", async () => {
  const { apiSecret } = customer.account;
  const headers = {
    "x-hmac-signature": sign(sessionId, apiSecret, "x-hmac-signature"),
    "x-signature": sign("other", apiSecret, "x-signature"),
  };
  expect((await customer.client.get(`/sessions/${sessionId}/media`, headers)).status).toBe(401);
});

test.each([
  [
    "[VC12]",
    "webhook-decision.json",
    "Your-API-Secret",
    "cd0e28104516bc27b4506026d81d07e532b927440b84c4f01ac02d92a2b1419c",
  ],
  [
    "[VC13]",
    "webhook-resubmission.json",
    "3c184872-6929-43d9-91d5-9e68468b5aa1",
    "cdffd99617c46e20d37d1db6e4f1bfefb929409e36a59122b6de25c6924d3c65",
  ],
  [
    "[VC14]",
    "session-created.json",
    "Your-API-Secret",
    "253e28b027ca93d323d524d437b13ccc06730bd08709aac0194725b63e50b556",
  ],
  [
    "[VC15]",
    "new-session.json",
    "Your-API-Secret",
    "dc813ed3551b64e2539a4e8c8b06945dcf82d2656a9700101ce4864fb81410fa",
  ],
])(
  "%s the published signature of %s is accepted, and for no other body",
  async (_id, name, apiSecret, signature) => {
    const body = readFileSync(new URL(`../../src/dialects/veriff/testdata/${name}`, import.meta.url));
    const { oldClient } = await newVeriffCustomer(server, { apiSecret });
    const headers = { "x-signature": signature };
    // What is signed is no session of today, so 400 or 201, but never 401.
    expect([201, 400]).toContain((await oldClient.send("POST", "/sessions", { body, headers })).status);
    const altered = Buffer.concat([body, Buffer.from(" ")]);
    const answer = await oldClient.send("POST", "/sessions", { body: altered, headers });
    expect([answer.status, answer.json.code]).toEqual([401, "1814"]);
  },
);

test("[VH06] [VH07] an id of another length or kind is refused", async () => {
  const long = "a".repeat(41);
  for (const id of ["short", long]) {
    const answer = await customer.client.get(`/sessions/${id}/decision`);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      status: "fail",
      code: "1001",
      message: "Query ID must be between 20 and 40 symbols.",
    });
  }
  for (const id of ["12df6045-3846-3e45-946a-14fa6136d78b", "a".repeat(36)]) {
    const answer = await customer.client.get(`/sessions/${id}/decision`);
    expect(answer.json).toEqual({
      status: "fail",
      code: "1002",
      message: "Query ID must be a valid UUID V4",
    });
  }
});

test("[VF15] [VH05] an unknown id, and another customer's, are not found", async () => {
  const other = await newVeriffCustomer(server);
  const unknown = crypto.randomUUID();
  const paths = (id: string) =>
    ["media", "person", "timestamps", "attempts", "decision"].map((part) => `/sessions/${id}/${part}`);
  const others = [`/attempts/${attemptId}/media`, `/media/${mediaId}`, `/timestamps/${timestampId}`];
  const unknowns = [`/attempts/${unknown}/media`, `/media/${unknown}`, `/timestamps/${unknown}`];
  for (const path of [...paths(sessionId), ...paths(unknown), ...others, ...unknowns]) {
    const answer = await other.client.get(path);
    expect([path, answer.status, answer.json]).toEqual([
      path,
      404,
      { status: "fail", message: "Not Found." },
    ]);
    expect(isSigned(answer.headers, answer.bytes, other.account.apiSecret)).toBe(true);
  }
});
