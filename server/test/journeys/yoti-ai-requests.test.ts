import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/server.ts";
import {
  callYoti,
  freshQuery,
  newYotiCustomer,
  type YotiAnswer,
  type YotiCustomer,
  type YotiRequest,
} from "../support/yoti-customer.ts";

let server: TestServer;
let customer: YotiCustomer;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newYotiCustomer(server);
});
afterAll(() => server[Symbol.asyncDispose]());

/** A body that whoever proved himself is told IMAGE_NOT_PROVIDED for. */
const empty = { img: "" };

function call(request: YotiRequest = {}): Promise<YotiAnswer> {
  return callYoti(server, customer, { body: empty, ...request });
}

async function expectRefused(answer: YotiAnswer | Promise<YotiAnswer>, status: number, code: string) {
  const { status: told, json } = await answer;
  expect([told, json.code]).toEqual([status, code]);
  expect(json.message).toMatch(/\w/);
}

async function expectAccepted(request: YotiRequest) {
  await expectRefused(call(request), 400, "IMAGE_NOT_PROVIDED");
}

describe("what SDKs send is accepted:", () => {
  const seconds = () => String(Math.floor(Date.now() / 1000));
  const goNonce = () =>
    randomUUID()
      .replace(/-4/, "-0")
      .replace(/-[89ab]/, "-0")
      .toUpperCase();

  test.each<[string, () => YotiRequest]>([
    ["JavaScript, milliseconds", () => ({ query: `nonce=${randomUUID()}&timestamp=${Date.now()}` })],
    [
      "Java, microseconds of its own clock",
      () => ({ query: `nonce=${randomUUID()}&timestamp=${process.hrtime.bigint() / 1000n}` }),
    ],
    ["PHP", () => ({ query: `nonce=${randomUUID()}&timestamp=${Date.now()}` })],
    [
      "Python, another type",
      () => ({
        query: `nonce=${randomUUID()}&timestamp=${Date.now()}`,
        headers: { "content-type": undefined },
      }),
    ],
    ["C#, the other order", () => ({ query: `timestamp=${Date.now()}&nonce=${randomUUID()}` })],
    [
      "Go, capitals and a type of its own",
      () => ({
        query: `timestamp=${Date.now()}&nonce=${goNonce()}`,
        headers: { "content-type": "application/img", accept: "application/img" },
      }),
    ],
    [
      "Ruby, seconds, two slashes and appId",
      () => ({
        path: "/ai/v1//age-antispoofing",
        signedPath: "//age-antispoofing",
        query: `nonce=${randomUUID()}&timestamp=${seconds()}&appId=${customer.sdkId}`,
      }),
    ],
  ])("[AA09] %s", async (_language, request) => {
    await expectAccepted(request());
  });

  test("[AA05] a path signed from the origin on, as a base URL without a path makes it", async () => {
    await expectAccepted({ signedPath: "/ai/v1/age" });
  });

  test("[AA05] one slash signed where two are sent", async () => {
    await expectAccepted({ path: "/ai/v1//age", signedPath: "/age" });
  });

  test("[AA11] query parameters that nobody knows", async () => {
    await expectAccepted({ query: `secure=true&multiframe=false&x=%2F&${freshQuery()}` });
  });

  test("[AA04] the id in capitals, and a slash at the end", async () => {
    await expectAccepted({
      headers: { "x-yoti-auth-id": customer.sdkId.toUpperCase() },
      path: "/ai/v1/age/",
      signedPath: "/age/",
    });
  });
});

describe("who calls", () => {
  test.each([undefined, "", "till", "12345678-1234-1234-1234-1234567890"])(
    "[AA04] [AC02] must say so by a UUID: %s",
    async (id) => {
      await expectRefused(call({ headers: { "x-yoti-auth-id": id } }), 401, "INVALID_X_YOTI_AUTH_ID");
    },
  );

  test("[AC03] may not name an empty application", async () => {
    await expectRefused(call({ query: `appId=&${freshQuery()}` }), 400, "INVALID_APP_ID");
  });

  test("[AC01] must be known", async () => {
    await expectRefused(call({ headers: { "x-yoti-auth-id": randomUUID() } }), 404, "APP_NOT_FOUND");
    const veriffKey = customer.integration.credentials.find(({ dialect }) => dialect === "veriff")?.keyId;
    await expectRefused(call({ headers: { "x-yoti-auth-id": veriffKey } }), 404, "APP_NOT_FOUND");
  });

  test("[AC05] must be active", async () => {
    const other = await newYotiCustomer(server);
    await server.ports.integrations.save({ ...other.integration, isActive: false });
    await expectRefused(callYoti(server, other, { body: empty }), 403, "DISABLED_APP_STATE");
  });

  const ecKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({
    type: "spki",
    format: "pem",
  });

  test.each([
    { id: "[AC04]", what: "an empty key", publicKey: "", told: [400, "INVALID_PUBLIC_KEY"] as const },
    {
      ...{ id: "[AC12]", what: "a key that cannot be read", publicKey: "bm8ga2V5" },
      told: [401, "INVALID_PUBLIC_KEY_ENCODING"] as const,
    },
    {
      ...{ id: "[AC13]", what: "a key of another kind", publicKey: ecKey },
      told: [401, "UNSUPPORTED_ALGORITHM"] as const,
    },
  ])("$id with $what is refused", async ({ publicKey, told }) => {
    const other = await newYotiCustomer(server, { publicKeys: { yoti: publicKey } });
    await expectRefused(callYoti(server, other, { body: empty }), told[0], told[1]);
  });
});

describe("a signature", () => {
  test.each([undefined, "", "not base64!", "AAA"])("[AC09] must be there, in base64: %s", async (digest) => {
    const headers = { "x-yoti-auth-digest": digest };
    await expectRefused(call({ headers }), 401, "INVALID_YOTI_AUTH_DIGEST");
  });

  test("[AC14] of another key is refused", async () => {
    const other = await newYotiCustomer(server, { key: 1 });
    const forged = { sdkId: customer.sdkId, privateKeyPem: other.privateKeyPem };
    await expectRefused(callYoti(server, forged, { body: empty }), 401, "INVALID_SIGNATURE");
  });

  test.each<[string, YotiRequest]>([
    ["another path", { signedPath: "/antispoofing" }],
    ["a longer path", { signedPath: "/v1/age" }],
    ["another body", { digest: "AAAA" }],
  ])("[AC14] over %s is refused", async (_what, request) => {
    await expectRefused(call(request), 401, "INVALID_SIGNATURE");
  });

  test("[AC14] is over the query as it was sent, unordered and undecoded", async () => {
    const query = `b=%41&a=1&${freshQuery()}`;
    await expectAccepted({ query });
    const [nonce, timestamp] = [randomUUID(), Date.now()];
    const signed = sign(`b=%41&nonce=${nonce}&timestamp=${timestamp}`);
    const decoded = `b=A&nonce=${nonce}&timestamp=${timestamp}`;
    await expectRefused(call({ query: decoded, digest: signed }), 401, "INVALID_SIGNATURE");
  });

  /** A signature over another query than the one that is sent. */
  function sign(query: string): string {
    const body = Buffer.from(JSON.stringify(empty)).toString("base64");
    return createSign("RSA-SHA256")
      .update(`POST&/age?${query}&${body}`)
      .sign(customer.privateKeyPem, "base64");
  }
});

describe("a nonce", () => {
  const at = Date.now();
  test.each([
    ["missing", `timestamp=${at}`],
    ["empty", `nonce=&timestamp=${at}`],
    ["no UUID", `nonce=1234&timestamp=${at}`],
    ["twice there", `nonce=${randomUUID()}&nonce=${randomUUID()}&timestamp=${at}`],
  ])("[AC10] that is %s is refused", async (_what, query) => {
    await expectRefused(call({ query }), 401, "INVALID_NONCE");
  });

  test("[AA12] [AC10] works once, and for another key once more", async () => {
    const query = freshQuery();
    await expectAccepted({ query });
    await expectRefused(call({ query }), 401, "INVALID_NONCE");
    await expectRefused(call({ query, endpoint: "/antispoofing" }), 401, "INVALID_NONCE");
    const other = await newYotiCustomer(server, { key: 1 });
    await expectRefused(callYoti(server, other, { query, body: empty }), 400, "IMAGE_NOT_PROVIDED");
  });

  test("[AA12] that came with a wrong signature can still be used", async () => {
    const query = freshQuery();
    await expectRefused(call({ query, digest: "AAAA" }), 401, "INVALID_SIGNATURE");
    await expectAccepted({ query });
  });

  test("[AA12] stays used when the server starts anew", async () => {
    const query = freshQuery();
    const { database, home } = server;
    const config = { databaseUrl: database.url, home };
    await expectAccepted({ query });
    await using restarted = await startTestServer({ config });
    await expectRefused(callYoti(restarted, customer, { query, body: empty }), 401, "INVALID_NONCE");
    const fresh = callYoti(restarted, customer, { body: empty });
    await expectRefused(fresh, 400, "IMAGE_NOT_PROVIDED");
  });
});

describe("a time stamp", () => {
  test.each([
    ["missing", `nonce=${randomUUID()}`],
    ["empty", `nonce=${randomUUID()}&timestamp=`],
    ["a date", `nonce=${randomUUID()}&timestamp=2026-11-21T10:00:00Z`],
    ["negative", `nonce=${randomUUID()}&timestamp=-5`],
    ["not whole", `nonce=${randomUUID()}&timestamp=1.5`],
  ])("[AC11] that is %s is refused", async (_what, query) => {
    await expectRefused(call({ query }), 401, "INVALID_TIMESTAMP");
  });

  test("[AC11] of any digits is taken, however old", async () => {
    for (const timestamp of ["0", "1", "99999999999999999999"])
      await expectAccepted({ query: `nonce=${randomUUID()}&timestamp=${timestamp}` });
  });
});

describe("an endpoint", () => {
  test.each<[string, string]>([
    ["POST", "/unknown"],
    ["POST", "/"],
    ["POST", "/age/more"],
    ["GET", "/age"],
    ["DELETE", "/antispoofing"],
  ])("[AC18] %s %s is none", async (method, endpoint) => {
    const body = method === "POST" ? empty : undefined;
    await expectRefused(call({ method, endpoint, body }), 404, "INVALID_ENDPOINT");
  });

  test("that is none is told to nobody who did not prove himself", async () => {
    const headers = { "x-yoti-auth-digest": undefined };
    await expectRefused(call({ endpoint: "/unknown", headers }), 401, "INVALID_YOTI_AUTH_DIGEST");
  });
});

describe("a body", () => {
  test.each(["", "{", "img=", "[]", "null"])("[AC17] %j is no JSON object", async (body) => {
    await expectRefused(call({ body }), 400, "INVALID_BODY_ENCODING");
  });

  test("[AC19] of more than 12 MiB is refused before anything else", async () => {
    const body = JSON.stringify({ img: "A".repeat(12 * 1024 * 1024) });
    const headers = { "x-yoti-auth-id": undefined };
    await expectRefused(call({ body, headers }), 413, "PAYLOAD_TOO_LARGE");
  });

  test("[AC16] names a device that there is", async () => {
    for (const device of ["mobile", "laptop", "unknown"])
      await expectAccepted({ body: { ...empty, metadata: { device } } });
    const body = { ...empty, metadata: { device: "fridge" } };
    await expectRefused(call({ body }), 404, "INVALID_METADATA_DEVICE");
  });

  test("[AA11] names levels that there are", async () => {
    await expectAccepted({ body: { ...empty, level_of_assurance: "high", img_validation_level: "low" } });
    await expectRefused(
      call({ body: { ...empty, level_of_assurance: "x" } }),
      400,
      "INVALID_LEVEL_OF_ASSURANCE",
    );
    const body = { ...empty, img_validation_level: "x" };
    await expectRefused(call({ body }), 400, "INVALID_IMG_VALIDATION_LEVEL");
  });

  test("[AA10] of a verification has a threshold and an operator", async () => {
    const endpoint = "/age-verify";
    for (const body of [empty, { ...empty, threshold: 18 }, { ...empty, threshold: 18, operator: "ABOVE" }])
      await expectRefused(call({ endpoint, body }), 400, "INVALID_REQUEST_BODY");
    await expectAccepted({ endpoint, body: { ...empty, threshold: "18", operator: "OVER" } });
  });

  test("[AA06] [AC20] holds a picture", async () => {
    for (const body of [{}, { img: null }, { img: "" }])
      await expectRefused(call({ body }), 400, "IMAGE_NOT_PROVIDED");
  });

  test("[AA06] [AC21] holds it in base64", async () => {
    for (const img of ["AAA", "AA-_", "A===", 5, "data:image/jpeg;base64,/9j/"])
      await expectRefused(call({ body: { img } }), 400, "INVALID_B64_IMAGE");
    // Right base64, but of no picture.
    const img = Buffer.from("no picture").toString("base64");
    await expectRefused(call({ body: { img } }), 400, "INVALID_B64_IMAGE");
  });
});

describe("a terminal", () => {
  test("[AA07] [AA08] is told its errors by machine and session, once it proved whose it is", async () => {
    const other = await newYotiCustomer(server);
    const headers = { "terminal-id": "till-7", "session-id": "basket-1" };
    const send = (request: YotiRequest) => callYoti(server, other, { body: empty, ...request });
    await send({ headers });
    await send({ headers: { ...headers, "session-id": undefined } });
    await send({ headers, body: { img: "AAA" } });
    await send({ headers, digest: "AAAA" });
    await send({});
    const { id } = other.integration;
    const counts = await server.ports.terminalErrors.count(id, new Date(0));
    expect(counts).toMatchObject([
      { terminalId: "till-7", code: "IMAGE_NOT_PROVIDED", count: 2, sessions: 1 },
      { terminalId: "till-7", code: "INVALID_B64_IMAGE", count: 1, sessions: 1 },
    ]);
    const [newest] = await server.ports.terminalErrors.listByTerminal(id, "till-7", 1);
    expect(newest).toMatchObject({ operation: "/age", status: 400, sessionReference: "basket-1" });
  });

  test("[AA07] may have a name of any length", async () => {
    const other = await newYotiCustomer(server);
    const headers = { "terminal-id": "t".repeat(5000) };
    await callYoti(server, other, { body: empty, headers });
    const [count] = await server.ports.terminalErrors.count(other.integration.id, new Date(0));
    expect(count?.terminalId).toBe("t".repeat(200));
  });
});

test("answers are JSON, and say so", async () => {
  const { headers } = await call();
  expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
});

test("[AC33] a database that fails is told as a service that is not there for now", async () => {
  const { pool } = server.database;
  await pool.query("alter table used_nonces rename to elsewhere");
  try {
    await expectRefused(call(), 503, "SERVICE_UNAVAILABLE");
  } finally {
    await pool.query("alter table elsewhere rename to used_nonces");
  }
  await expectAccepted({});
});
