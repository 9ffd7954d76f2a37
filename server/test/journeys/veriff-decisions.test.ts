import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoPictures, makePictures } from "#cli/demo/demo-pictures.ts";
import { demoCases } from "#cli/demo/demo-case.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, type VeriffCustomer } from "../support/veriff-customer.ts";
import { WebhookListener } from "../support/webhook-listener.ts";

let server: TestServer;
let listener: WebhookListener;
let customer: VeriffCustomer;

beforeAll(async () => {
  server = await startTestServer();
  listener = await new WebhookListener().start();
  customer = await newVeriffCustomer(server, { environment: "live", decisionWebhookUrl: listener.url });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await listener[Symbol.asyncDispose]();
});

const drawn = new Map<string, Promise<DemoPictures>>();

/** The pictures of a case of the demo, drawn once. */
function picturesOf(name: string): Promise<DemoPictures> {
  const story = demoCases[name];
  if (!story) throw new Error(`no case ${name}`);
  const pictures = drawn.get(name) ?? makePictures(story, new Date().toISOString().slice(0, 10));
  drawn.set(name, pictures);
  return pictures;
}

/** What is decided on these pictures, and told by webhook. */
async function decide({ document, selfie }: Partial<DemoPictures>, verification: object = {}) {
  const id = await customer.client.createId(verification);
  if (document) await customer.client.upload(id, "document-front", document);
  if (selfie) await customer.client.upload(id, "face", selfie);
  await customer.client.submit(id);
  const webhook = await listener.find(({ json }) => json?.verification?.id === id, 60_000);
  return webhook.json.verification;
}

describe("a live integration decides by itself", { timeout: 90_000 }, () => {
  test("[VG13] a readable, valid document of the person on the selfie is approved", async () => {
    const pictures = await picturesOf("good");
    const verification = await decide(pictures);
    expect(verification).toMatchObject({ code: 9001, status: "approved", reasonCode: null });
    expect(verification.person).toMatchObject({ lastName: "ERIKSSON", firstName: "ERIK JOHAN", gender: "M" });
    expect(verification.document.type).toBe("PASSPORT");
    expect(verification.document.number).toMatch(/^[A-Z0-9]+$/);
  });

  test.each([
    ["expired", 9103, 207],
    ["no-face", 9103, 202],
  ] as const)("[VG13] one that is %s is not", async (name, code, reasonCode) => {
    expect(await decide(await picturesOf(name))).toMatchObject({ code, reasonCode });
  });

  test("[VG13] [VG20] without the selfie a picture is missing", async () => {
    const { document } = await picturesOf("good");
    expect(await decide({ document })).toMatchObject({ code: 9103, reasonCode: 201 });
  });

  test.each([{ type: "ID_CARD" }, { country: "EE" }, { number: "ANOTHER1" }])(
    "[VB16] a session for %j takes no other document",
    async (document) => {
      expect(await decide(await picturesOf("good"), { document })).toMatchObject({
        code: 9103,
        reasonCode: 206,
      });
    },
  );

  test("[VB16] a session for the type that is shown takes it", async () => {
    const verification = await decide(await picturesOf("good"), { document: { type: "PASSPORT" } });
    expect(verification.code).toBe(9001);
  });
});
