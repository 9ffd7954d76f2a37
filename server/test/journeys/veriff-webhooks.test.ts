import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SessionId } from "#core/session/session.ts";
import { expireOverdue } from "#core/session/expire-overdue.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { receive, sign } from "../support/veriff-client.ts";
import { newVeriffCustomer, picture, type VeriffCustomer } from "../support/veriff-customer.ts";
import { conclude, submitted } from "../support/veriff-decide.ts";
import { type ReceivedWebhook, WebhookListener } from "../support/webhook-listener.ts";

let server: TestServer;
let listener: WebhookListener;
let customer: VeriffCustomer;

beforeAll(async () => {
  server = await startTestServer();
  listener = await new WebhookListener().start();
  customer = await newVeriffCustomer(server, urls());
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await listener[Symbol.asyncDispose]();
});

function urls({ url } = listener) {
  return { decisionWebhookUrl: `${url}/decision`, eventWebhookUrl: `${url}/event` };
}

/** The decision webhook of a session. */
function decisionOf(id: string): Promise<ReceivedWebhook> {
  return listener.find(({ path, json }) => path === "/decision" && json?.verification?.id === id);
}

function eventOf(id: string, code: number): Promise<ReceivedWebhook> {
  return listener.find(({ path, json }) => path === "/event" && json?.id === id && json.code === code);
}

async function webhooksOf(id: string) {
  return server.ports.webhooks.listBySession(id as SessionId);
}

/** Until what is stored is as wanted. */
async function until(isDone: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await isDone())) {
    if (performance.now() > deadline) throw new Error("it did not come to that in 15 s");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("[VI01] a decision is posted to the decision address, and says what GET decision says", async () => {
  const id = await submitted(customer, { vendorData: "12345678" });
  await conclude(server, id, { person: { firstName: "SARAH", lastName: "Ö'MORGAN" } });
  const webhook = await decisionOf(id);
  const read = await customer.client.get(`/sessions/${id}/decision`);
  expect(webhook.raw).toBe(new TextDecoder().decode(read.bytes));
  expect(Object.keys(webhook.json)).toEqual(["status", "verification", "technicalData"]);
});

test("[VI02] [VI03] [VI04] start and submission are posted to the event address", async () => {
  const id = await submitted(customer, { vendorData: "QWE123" });
  const [attempt] = (await customer.client.get(`/sessions/${id}/attempts`)).json.verifications;
  const common = { id, attemptId: attempt.id, feature: "selfid", vendorData: "QWE123" };
  expect((await eventOf(id, 7001)).json).toEqual({ ...common, code: 7001, action: "started" });
  expect((await eventOf(id, 7002)).json).toEqual({ ...common, code: 7002, action: "submitted" });
});

test("only the first upload is the start", async () => {
  const id = await customer.client.createId();
  const jpeg = await picture();
  await Promise.all(
    ["face", "document-front", "document-back"].map((one) => customer.client.upload(id, one, jpeg)),
  );
  await customer.client.submit(id);
  await eventOf(id, 7002);
  expect(listener.received.filter(({ json }) => json?.id === id && json.code === 7001)).toHaveLength(1);
});

test("[VI05] expiry is a decision, and an event too where the customer wants it", async () => {
  const wanting = await newVeriffCustomer(server, { ...urls(), settings: { expiryEvents: true } });
  const plain = await newVeriffCustomer(server, urls());
  for (const one of [plain, wanting]) {
    const never = await one.client.createId();
    const begun = await one.client.createId();
    await one.client.upload(begun, "face", await picture());
    await server.ports.integrations.save({ ...one.integration, clockAheadMs: 8 * 24 * 3600 * 1000 });
    while ((await expireOverdue(server.ports)) > 0);
    expect((await decisionOf(never)).json.verification).toMatchObject({ status: "expired", code: 9104 });
    expect((await decisionOf(begun)).json.verification).toMatchObject({ status: "abandoned", code: 9104 });
    if (one === wanting) {
      expect((await eventOf(never, 9104)).json.action).toBe("expired");
      expect((await eventOf(begun, 9104)).json.action).toBe("abandoned");
    } else {
      expect((await webhooksOf(never)).map(({ topic }) => topic)).toEqual(["decision"]);
    }
  }
});

test("[VI06] without the customer's leave neither http nor a private address is called", async () => {
  const address = new URL(listener.url);
  const places = [listener.url, `https://127.0.0.1:${address.port}`, `https://localhost:${address.port}`];
  for (const place of places) {
    const decisionWebhookUrl = `${place}/refused`;
    const careful = await newVeriffCustomer(server, { decisionWebhookUrl, allowInsecureWebhooks: false });
    const id = await submitted(careful);
    await conclude(server, id, {});
    await until(async () => (await webhooksOf(id)).some(({ attemptCount }) => attemptCount > 0));
    const [webhook] = await webhooksOf(id);
    const attempts = webhook ? await server.ports.webhooks.listAttempts(webhook.id) : [];
    expect(attempts).toEqual([expect.objectContaining({ url: decisionWebhookUrl, status: undefined })]);
    expect(attempts[0]?.error).toBeTypeOf("string");
  }
  expect(listener.received.filter(({ path }) => path === "/refused")).toEqual([]);
});

test("[VI07] headers name the key and carry both signatures over the exact body", async () => {
  const id = await submitted(customer, { vendorData: "é\u{1f600}\u2028/" });
  await conclude(server, id, {});
  const { apiKey, apiSecret } = customer.account;
  for (const { headers, raw } of [await decisionOf(id), await eventOf(id, 7001)]) {
    expect(headers.get("x-auth-client")).toBe(apiKey);
    expect(headers.get("x-signature")).toBe(sign(raw, apiSecret, "x-signature"));
    expect(headers.get("x-hmac-signature")).toBe(sign(raw, apiSecret, "x-hmac-signature"));
    expect(headers.get("vrf-auth-client")).toBe(apiKey);
    expect(headers.get("vrf-hmac-signature")).toBe(sign(raw, apiSecret, "x-hmac-signature"));
    expect(headers.get("vrf-integration-id")).toBe(customer.integration.id);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("accept")).toBe("application/json");
    // Veriff's own sample listeners parse and print before they hash.
    expect(sign(JSON.stringify(JSON.parse(raw)), apiSecret, "x-signature")).toBe(headers.get("x-signature"));
  }
});

test("[VI08] what is not heard is told again, until it is", { timeout: 60_000 }, async () => {
  const answers = [500, 302, 200];
  await using deaf = await new WebhookListener().start();
  deaf.answer = () => answers.shift() ?? 200;
  const other = await newVeriffCustomer(server, { decisionWebhookUrl: deaf.url });
  const id = await submitted(other);
  await conclude(server, id, {});
  await until(async () => (await webhooksOf(id)).some(({ attemptCount }) => attemptCount === 1));
  const [webhook] = await webhooksOf(id);
  expect(webhook?.state).toBe("pending");
  const waitMs = (webhook?.nextAttemptAt?.getTime() ?? 0) - Date.now();
  expect(waitMs).toBeGreaterThan(8000);
  expect(waitMs).toBeLessThan(11_000);
  await until(async () => (await webhooksOf(id)).some(({ attemptCount }) => attemptCount === 2));
  const [second] = await webhooksOf(id);
  expect(second?.state).toBe("pending");
  expect(deaf.received.map(({ raw }) => raw)).toEqual([deaf.received[0]?.raw, deaf.received[0]?.raw]);
});

test("[VI08] a 2xx is heard; with the strict switch only a 200 is", async () => {
  await using odd = await new WebhookListener().start();
  odd.answer = () => 204;
  for (const webhookStrict200 of [false, true]) {
    const one = await newVeriffCustomer(server, {
      decisionWebhookUrl: odd.url,
      settings: { webhookStrict200 },
    });
    const id = await submitted(one);
    await conclude(server, id, {});
    await until(async () => (await webhooksOf(id)).some(({ attemptCount }) => attemptCount === 1));
    expect((await webhooksOf(id))[0]?.state).toBe(webhookStrict200 ? "pending" : "delivered");
  }
});

test("[VI09] webhooks come from the server's own address, which a customer can allow", async () => {
  const id = await submitted(customer);
  await conclude(server, id, {});
  expect((await decisionOf(id)).remoteAddress).toBe("127.0.0.1");
});

test("[VI10] a receiver that checks key, raw body and signature before it parses accepts ours and nothing else", async () => {
  const id = await submitted(customer);
  await conclude(server, id, {});
  const { headers, raw } = await decisionOf(id);
  expect(receive({ headers, raw }, customer.account)).toBe(200);
  expect(receive({ headers, raw }, { ...customer.account, apiKey: "another" })).toBe(401);
  expect(receive({ headers, raw: `${raw} ` }, customer.account)).toBe(401);
  expect(receive({ headers, raw }, { ...customer.account, apiSecret: "another" })).toBe(401);
});

test("[VI12] a customer recognises his customer by the session's id or by vendorData", async () => {
  const vendorData = "customer 7 / é";
  const id = await submitted(customer, { vendorData });
  await conclude(server, id, {});
  const { verification } = (await decisionOf(id)).json;
  expect([verification.id, verification.vendorData]).toEqual([id, vendorData]);
  expect((await eventOf(id, 7002)).json.vendorData).toBe(vendorData);
});

test("[VI13] [VI14] a receiver hears the published example, and survives a decision that is no JSON", async () => {
  const account = { apiKey: "Your-API-Key", apiSecret: "Your-API-Secret" };
  await using receiver = await new WebhookListener().start();
  receiver.answer = (webhook) => receive(webhook, account);
  const post = async (body: string, signature: string) => {
    const headers = {
      "x-auth-client": "Your-API-Key",
      "x-signature": signature,
      "content-type": "application/json",
    };
    return (await fetch(`${receiver.url}/verification/`, { method: "POST", headers, body })).status;
  };
  const example = readFileSync(
    new URL("../../src/dialects/veriff/testdata/webhook-decision.json", import.meta.url),
    "utf8",
  );
  const published = "cd0e28104516bc27b4506026d81d07e532b927440b84c4f01ac02d92a2b1419c";
  expect(await post(example, published)).toBe(200);
  expect(await post('{"status":', sign('{"status":', account.apiSecret, "x-signature"))).toBe(400);
  expect(await post(example, published)).toBe(200);
  // The product is as robust towards its own callers.
  expect((await customer.client.send("POST", "/sessions", { body: '{"verification":' })).status).toBe(400);
  expect((await customer.client.create()).status).toBe(201);
});
