import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Abuse, mediaBody } from "../support/abuse/abuse.ts";
import { type Line, openLine } from "../support/abuse/line.ts";
import { countStored, expectAnyRefusal } from "../support/abuse/refusal.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, picture, type VeriffCustomer } from "../support/veriff-customer.ts";

let server: TestServer;
let customer: VeriffCustomer;
let line: Line;
let sessionId: string;
let jpeg: Uint8Array;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newVeriffCustomer(server);
  line = openLine(customer.account);
  sessionId = await customer.client.createId();
  jpeg = await picture();
});

afterAll(async () => {
  expect(server.log.filter((entry) => entry.includes('"level":"error"'))).toEqual([]);
  line[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

/** Any JSON, with odd characters, deep and odd keys; as text, so that `__proto__` and halves of pairs get through. */
const anyJson = fc.oneof(
  fc.json({ maxDepth: 5, stringUnit: "binary" }),
  fc.string({ unit: "binary" }).map((text) => JSON.stringify(text)),
  fc.constantFrom(
    "1e999",
    "-0",
    "1e-400",
    "[]",
    "{}",
    "null",
    '{"__proto__":1}',
    '{"constructor":null}',
    '"\\ud800"',
  ),
  fc.double().map((number) => JSON.stringify(number)),
  fc.nat(3000).map((levels) => "[".repeat(levels) + "]".repeat(levels)),
);
const asMany = { numRuns: 40 };

/** Whatever comes, the answer is a success or a refusal in Veriff's shape, and the line lives. */
async function expectSane(
  method: "POST" | "PATCH",
  path: string,
  body: string | Uint8Array,
): Promise<boolean> {
  const answer = await line.send({ method, path, body }, sessionId);
  if (answer.status < 300) return JSON.parse(answer.text).status === "success";
  expectAnyRefusal(answer);
  return false;
}

describe("any JSON", () => {
  const person = ["firstName", "lastName", "idNumber", "gender", "dateOfBirth"].map(
    (name) => `person.${name}`,
  );
  const document = ["number", "type", "country"].map((name) => `document.${name}`);
  const others = [
    "callback",
    "additionalData",
    "vendorData",
    "endUserId",
    "lang",
    "features",
    "timestamp",
    "id",
  ];
  const fields = ["person", "document", ...person, ...document, ...others, "additionalData.a"];

  test.each(fields)(
    "in the place of a session's %s is taken or refused, and kept only when taken",
    async (field) => {
      const before = await countStored(server);
      let taken = 0;
      const property = fc.asyncProperty(anyJson, async (json) => {
        const value = field
          .split(".")
          .reduceRight((inner, name) => `{${JSON.stringify(name)}:${inner}}`, json);
        if (await expectSane("POST", "/sessions", `{"verification":${value}}`)) taken += 1;
      });
      await fc.assert(property, asMany);
      expect((await countStored(server))["sessions"]).toBe((before["sessions"] ?? 0) + taken);
    },
  );

  test.each([
    ["POST", "/sessions"],
    ["PATCH", "/sessions/{id}"],
    ["POST", "/sessions/{id}/media"],
  ] as const)("as the whole body of %s %s is refused", async (method, path) => {
    const before = await countStored(server);
    const property = fc.asyncProperty(anyJson, async (json) => {
      expect(await expectSane(method, path, json)).toBe(false);
    });
    await fc.assert(property, asMany);
    expect(await countStored(server)).toEqual(before);
  });

  test.each(["status", "frontState", "timestamp"])("as an update's %s hands nothing in", async (field) => {
    const property = fc.asyncProperty(anyJson, async (json) => {
      const body = `{"verification":{"status":"approved","${field}":${json}}}`;
      expect(await expectSane("PATCH", "/sessions/{id}", body)).toBe(false);
    });
    await fc.assert(property, asMany);
  });

  test.each(["context", "content", "timestamp"])("as a picture's %s is refused", async (field) => {
    const before = await countStored(server);
    const good = { context: "face", content: "AAAA", timestamp: new Date().toISOString() };
    const property = fc.asyncProperty(anyJson, async (json) => {
      const rest = JSON.stringify({ ...good, [field]: undefined }).slice(0, -1);
      expect(await expectSane("POST", "/sessions/{id}/media", `{"image":${rest},"${field}":${json}}}`)).toBe(
        false,
      );
    });
    await fc.assert(property, asMany);
    expect(await countStored(server)).toEqual(before);
  });

  test("any bytes as a body are refused", async () => {
    const before = await countStored(server);
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
      expect(await expectSane("POST", "/sessions", bytes)).toBe(false);
    });
    await fc.assert(property, asMany);
    expect(await countStored(server)).toEqual(before);
  });
});

describe("any header", () => {
  /** What HTTP lets pass in a header's value (RFC 9110, 5.5). */
  const value = fc
    .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0x80, max: 0xff })), {
      maxLength: 300,
    })
    .map((codes) => String.fromCharCode(...codes).trim());

  test.each([
    ["x-auth-client", "1101"],
    ["x-hmac-signature", "18"],
    ["x-signature", "18"],
  ])("as %s proves nothing", async (name, code) => {
    const property = fc.asyncProperty(value, async (odd) => {
      const answer = await line.send({ ...update, headers: { [name]: odd } }, sessionId);
      expectAnyRefusal(answer);
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.text).code).toMatch(new RegExp(`^${code}`));
    });
    await fc.assert(property, asMany);
  });

  test.each([
    "content-type",
    "content-encoding",
    "accept",
    "origin",
    "x-origin",
    "x-forwarded-for",
    "cookie",
    "range",
  ])("as %s changes no refusal to a failure", async (name) => {
    const property = fc.asyncProperty(value, async (odd) => {
      expectAnyRefusal(await line.send({ ...update, headers: { [name]: odd } }, sessionId));
    });
    await fc.assert(property, asMany);
  });

  const update = { method: "PATCH", path: "/sessions/{id}", body: '{"verification":{}}' } as const;
});

test("any id in a path is refused or not found", async () => {
  const id = fc.oneof(
    fc
      .string({ unit: "binary", minLength: 1, maxLength: 60 })
      .map((text) => encodeURIComponent(text.toWellFormed())),
    fc.stringMatching(/^[%a-z0-9._~!$&'()*+,;=:@-]{1,60}$/),
  );
  const route = fc.constantFrom(
    "/sessions/ID/decision",
    "/sessions/ID/media",
    "/media/ID",
    "/attempts/ID/media",
  );
  const property = fc.asyncProperty(id, route, async (text, pattern) => {
    expectAnyRefusal(await line.send({ method: "GET", path: pattern.replace("ID", () => text) }));
  });
  await fc.assert(property, { numRuns: 150 });
});

describe("any picture", () => {
  const upload = (bytes: Uint8Array): Omit<Abuse, "name" | "expected"> => {
    const body = mediaBody(Buffer.from(bytes).toString("base64"));
    return { method: "POST", path: "/sessions/{id}/media", body };
  };

  test("of random bytes is refused", async () => {
    const before = await countStored(server);
    const head = fc.constantFrom(
      new Uint8Array(),
      jpeg.subarray(0, 20),
      Uint8Array.of(0x89, 80, 78, 71, 13, 10, 26, 10),
    );
    const property = fc.asyncProperty(head, fc.uint8Array({ maxLength: 3000 }), async (start, rest) => {
      expectAnyRefusal(await line.send(upload(Buffer.concat([start, rest])), sessionId));
    });
    await fc.assert(property, asMany);
    expect(await countStored(server)).toEqual(before);
  });

  test("with flipped bits is refused, or kept exactly as it was sent", async () => {
    const before = await countStored(server);
    const flips = fc.array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(7)), { minLength: 1, maxLength: 6 });
    let taken = 0;
    const property = fc.asyncProperty(flips, async (places) => {
      const bytes = Buffer.from(jpeg);
      for (const [at, bit] of places) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      const answer = await line.send(upload(bytes), sessionId);
      if (answer.status >= 300) return expectAnyRefusal(answer);
      taken += 1;
      const kept = await customer.client.get(`/media/${JSON.parse(answer.text).image.id}`);
      expect(Buffer.compare(kept.bytes, bytes)).toBe(0);
    });
    await fc.assert(property, asMany);
    const after = await countStored(server);
    expect([after["media"], after["files"]]).toEqual(
      [taken, taken].map((count, i) => count + (before[i === 0 ? "media" : "files"] ?? 0)),
    );
  });
});
