import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SessionId } from "#core/session/session.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, picture, type VeriffCustomer } from "../support/veriff-customer.ts";
import { conclude, submitted } from "../support/veriff-decide.ts";
import { isSigned } from "../support/veriff-client.ts";
import { WebhookListener } from "../support/webhook-listener.ts";

let server: TestServer;
let listener: WebhookListener;
let customer: VeriffCustomer;

beforeAll(async () => {
  listener = await new WebhookListener().start();
  server = await startTestServer();
  customer = await newVeriffCustomer(server, { decisionWebhookUrl: `${listener.url}/decision` });
});

afterAll(async () => {
  await listener[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const names = [
  "Zoë-Ünlü O’Connor 3rd",
  "李小龍",
  "محمد بن سلمان",
  "\u202eekiM\u202c",
  "👩‍👩‍👧‍👦 🇪🇪",
  "e\u0301 and \u00e9",
  "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
  "\ufeffBOM\u200b\u2028\u2029",
  "\u0001\u001b[31m\u007f\u0085",
  "\ufdd0\uffff\u{10ffff}",
  "Robert'); DROP TABLE sessions;--",
  '<script>alert(1)</script>&amp;\\"',
  "${7*7}{{7*7}}%s%n$(id)`id`",
  "__proto__",
  "undefined",
  " \t\r\n ",
];

describe("a person may be called", () => {
  test.each([...names, "長".repeat(10_000)])(
    "[VB32] %j, is taken through to the decision, and told unchanged",
    async (name) => {
      const person = { firstName: name, lastName: [...name].toReversed().join("") };
      const id = await submitted(customer, { person, vendorData: [...name].slice(0, 40).join("") });
      const session = await server.ports.sessions.find(id as SessionId);
      expect(session?.expectedPerson).toEqual(person);
      await conclude(server, id, { person });
      const webhook = await listener.find(({ json }) => json?.verification?.id === id);
      const read = await customer.client.get(`/sessions/${id}/decision`);
      expect(webhook.raw).toBe(new TextDecoder("utf-8", { ignoreBOM: true }).decode(read.bytes));
      expect(isSigned(webhook.headers, webhook.raw, customer.account.apiSecret)).toBe(true);
      expect(read.json.verification.person).toMatchObject(person);
      expect(read.json.verification.vendorData).toBe([...name].slice(0, 40).join(""));
      expect(server.log.join("\n")).not.toContain(JSON.stringify(name).slice(1, -1).slice(0, 100));
    },
  );
});

test("keys that objects have by nature are kept as any other", async () => {
  const json = '{"__proto__":"a","constructor":"b","toString":1,"hasOwnProperty":null,"":true}';
  const body = `{"verification":{"additionalData":${json}}}`;
  const answer = await customer.client.send("POST", "/sessions", { body });
  const session = await server.ports.sessions.find(answer.json.verification.id);
  expect(JSON.stringify(session?.dialectData["additionalData"])).toBe(json);
  expect(Object.hasOwn(Object.prototype, "0")).toBe(false);
});

describe("vendorData", () => {
  test.each(["😀", "é", "e\u0301".slice(1), "長", "𝔘"])("counts %j as one character", async (character) => {
    const whole = character.repeat(40);
    const id = await submitted(customer, { vendorData: whole });
    await conclude(server, id, {});
    const webhook = await listener.find(({ json }) => json?.verification?.id === id);
    expect(webhook.json.verification.vendorData).toBe(whole);
    const more = await customer.client.create({ vendorData: whole + character });
    expect(more.json).toMatchObject({ status: "fail", code: "1500" });
  });
});

test.each([
  ["a byte order mark", '\ufeff{"verification":{}}'],
  ["blanks around", ' \t\r\n{"verification" : { } }\n'],
  ["every letter escaped", `{"${[..."verification"].map(escaped).join("")}":{}}`],
  ["a field that comes twice, the last of which counts", '{"verification":5,"verification":{}}'],
  [
    "ten thousand levels where nobody looks",
    `{"verification":{},"more":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
  ],
  ["a hundred thousand fields where nobody looks", `{"verification":{},"more":[${"0,".repeat(100_000)}0]}`],
])("a body with %s makes a session", async (_, body) => {
  expect((await customer.client.send("POST", "/sessions", { body })).status).toBe(201);
});

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

test("a picture in a data URI in capitals, with line breaks, is kept as it is", async () => {
  const bytes = await picture();
  const id = await customer.client.createId();
  const lines = (
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n");
  const image = { context: "face", content: `DATA:Image/JPEG;name=x.jpg;BASE64,${lines}` };
  const answer = await customer.client.send("POST", `/sessions/${id}/media`, { body: { image } });
  expect(answer.status).toBe(200);
  const kept = await customer.client.get(`/media/${answer.json.image.id}`);
  expect(Buffer.compare(kept.bytes, bytes)).toBe(0);
});
