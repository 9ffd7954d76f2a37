import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSession } from "#core/session/start-session.ts";
import { expireOverdue } from "#core/session/expire-overdue.ts";
import type { SessionId } from "#core/session/session.ts";
import { faultsOfWebhook } from "../support/didit-answer-shapes.ts";
import { type DiditCustomer, newDiditCustomer } from "../support/didit-customer.ts";
import { handIn } from "../support/didit-hand-in.ts";
import { isVerified } from "../support/didit-verifier.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { conclude } from "../support/veriff-decide.ts";
import { type ReceivedWebhook, WebhookListener } from "../support/webhook-listener.ts";

let server: TestServer;
let listener: WebhookListener;
let customer: DiditCustomer;

beforeAll(async () => {
  server = await startTestServer();
  listener = await new WebhookListener().start();
  customer = await newDiditCustomer(server, { decisionWebhookUrl: `${listener.url}/hook` });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await listener[Symbol.asyncDispose]();
});

async function toldOf(id: string, status: string): Promise<ReceivedWebhook> {
  const told = await listener.find(({ json }) => json?.session_id === id && json.status === status);
  expect(faultsOfWebhook(told.json)).toEqual([]);
  return told;
}

async function submittedSession(body: object = {}): Promise<string> {
  const { session_id: id } = (await customer.create(body)).json;
  await handIn(server, customer.integration, id);
  return id;
}

const hmac = (text: string, secret: string) => createHmac("sha256", secret).update(text).digest("hex");

test("[DE03] [DE09] [DE10] an approval is told with everything that was said, signed over its canonical form", async () => {
  const metadata = { plan: "premium", nested: { é: [1, 0.5, true, null] } };
  const id = await submittedSession({ vendor_data: "user-1", metadata });
  await conclude(server, id, { outcome: "approved" });
  const { raw, json, headers } = await toldOf(id, "Approved");
  expect(json).toMatchObject({
    ...{ webhook_type: "status.updated", application_id: customer.integration.id, environment: "sandbox" },
    ...{
      session_id: id,
      workflow_id: customer.workflowId,
      workflow_version: 1,
      vendor_data: "user-1",
      metadata,
    },
    event_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    decision: { session_id: id, status: "Approved", reviews: [] },
  });
  const signature = headers.get("x-signature-v2");
  const timestamp = headers.get("x-timestamp");
  expect(isVerified(raw, { signature, timestamp }, customer.webhookSecret)).toBe(true);
  expect(
    isVerified(raw.replace("Approved", "Declined"), { signature, timestamp }, customer.webhookSecret),
  ).toBe(false);
  expect([json.timestamp, json.created_at]).toEqual([Number(timestamp), Number(timestamp)]);
});

test("[DE11] [DE12] [DC05] two more signatures are over the bytes and over the envelope alone", async () => {
  const id = await submittedSession({ vendor_data: "alex@example.com ☂" });
  await conclude(server, id, { outcome: "declined", reasons: ["face-mismatch"] });
  const { raw, json, headers } = await toldOf(id, "Declined");
  expect(json.vendor_data).toBe("alex@example.com ☂");
  expect(headers.get("x-signature")).toBe(hmac(raw, customer.webhookSecret));
  const envelope = `${json.timestamp}:${id}:Declined:status.updated`;
  expect(headers.get("x-signature-simple")).toBe(hmac(envelope, customer.webhookSecret));
});

test("[DE04] [DG09] a session that ran out of time is told without a decision", async () => {
  const { session_id: id } = (await customer.create()).json;
  const session = await server.ports.sessions.find(id as SessionId);
  if (session?.state !== "created") throw new Error("no session");
  await server.ports.sessions.save({ ...session, expiresAt: new Date(Date.now() - 1000) });
  await expireOverdue(server.ports);
  const { json } = await toldOf(id, "Expired");
  expect(json.decision).toBeUndefined();
  expect((await customer.get(`/v3/session/${id}/decision/`)).json.status).toBe("Expired");
});

describe("a destination", () => {
  const add = async (owner: DiditCustomer, body: object) =>
    owner.send("POST", "/v3/webhook/destinations/", {
      body: { label: "main", webhook_version: "v3", ...body },
    });

  test("[DE01] [DE15] [DG02] is made with its events, and signs with the secret that is answered", async () => {
    const own = await newDiditCustomer(server);
    const made = await add(own, { url: `${listener.url}/own`, subscribed_events: ["status.updated"] });
    expect([made.status, made.json.secret_shared_key]).toEqual([201, expect.stringMatching(/^[\w-]{43}$/)]);
    const { session_id: id } = (await own.create()).json;
    await handIn(server, own.integration, id);
    const { raw, headers } = await toldOf(id, "In Progress");
    const [signature, timestamp] = [headers.get("x-signature-v2"), headers.get("x-timestamp")];
    expect(isVerified(raw, { signature, timestamp }, made.json.secret_shared_key)).toBe(true);
    expect(isVerified(raw, { signature, timestamp }, own.webhookSecret)).toBe(false);
    const read = (await own.get(`/v3/webhook/destinations/${made.json.uuid}/`)).json;
    expect(read.summary).toMatchObject({
      total_deliveries: 1,
      failed_deliveries: 0,
      error_rate_percentage: 0,
    });
    const [listed] = (await own.get("/v3/webhook/destinations/")).json;
    expect([listed.deliveries_count, listed.secret_shared_key]).toEqual([1, undefined]);
  });

  test("is refused without events, twice for one address, in another form, and at an address that is none", async () => {
    const own = await newDiditCustomer(server);
    expect((await add(own, { url: `${listener.url}/a` })).status).toBe(201);
    const wrong = [
      { url: `${listener.url}/a` },
      { url: `${listener.url}/b`, subscribed_events: [] },
      { url: `${listener.url}/b`, subscribed_events: ["*"] },
      { url: `${listener.url}/b`, webhook_version: "v1" },
      { url: "ftp://example.com" },
      { label: "", url: `${listener.url}/b` },
    ];
    for (const body of wrong) expect([body, (await add(own, body)).status]).toEqual([body, 400]);
  });

  test("[DE08] hears what others hear under the same id, as long as it is there, enabled and subscribed", async () => {
    const own = await newDiditCustomer(server);
    const paths = ["one", "two", "off", "other", "gone"];
    const made = await Promise.all(
      paths.map(async (path) => (await add(own, { url: `${listener.url}/${path}` })).json),
    );
    const change = (place: number, method: string, body?: object) =>
      own.send(method, `/v3/webhook/destinations/${made[place].uuid}/`, body ? { body } : {});
    expect((await change(2, "PATCH", { enabled: false })).json.enabled).toBe(false);
    expect((await change(3, "PATCH", { subscribed_events: ["user.data.updated"] })).status).toBe(200);
    expect((await change(4, "DELETE")).status).toBe(204);
    expect((await change(4, "GET")).status).toBe(404);
    const { session_id: id } = (await own.create()).json;
    await handIn(server, own.integration, id);
    await conclude(server, id, { outcome: "approved" });
    const at = (path: string) =>
      listener.find(
        (one) => one.path === path && one.json.session_id === id && one.json.status === "Approved",
      );
    const [one, two] = [await at("/one"), await at("/two")];
    expect(one.json.event_id).toBe(two.json.event_id);
    await expect(server.ports.webhooks.listBySession(id as SessionId)).resolves.not.toEqual([]);
    expect(listener.received.filter(({ path }) => ["/off", "/other", "/gone"].includes(path))).toEqual([]);
  });

  test("[DE13] is tried again on 5xx, 404 and silence, twice, with the same id and fresh times; not on other answers", async () => {
    const own = await newDiditCustomer(server);
    const weekly = await newDiditCustomer(server);
    await add(own, { url: `${listener.url}/retry` });
    await add(weekly, { url: `${listener.url}/weekly`, retry_schedule: "week" });
    const triesOf = async (owner: DiditCustomer, status: number) => {
      listener.answer = () => status;
      const { session_id: id } = (await owner.create()).json;
      await handIn(server, owner.integration, id);
      await toldOf(id, "In Progress");
      const [webhook] = await server.ports.webhooks.listBySession(id as SessionId);
      if (!webhook) throw new Error("nothing was to be told");
      await expect.poll(async () => (await server.ports.webhooks.listAttempts(webhook.id)).length).toBe(1);
      const now = await server.ports.webhooks.find(webhook.id);
      listener.answer = () => 200;
      return [now?.state, Math.round(((now?.nextAttemptAt?.getTime() ?? Number.NaN) - Date.now()) / 60_000)];
    };
    expect(await triesOf(own, 500)).toEqual(["pending", 1]);
    expect(await triesOf(own, 404)).toEqual(["pending", 1]);
    expect(await triesOf(own, 410)).toEqual(["given-up", Number.NaN]);
    expect(await triesOf(weekly, 410)).toEqual(["pending", 1]);
  });

  test("can be tried, and is told again from any place of the feed", async () => {
    const own = await newDiditCustomer(server);
    const { session_id: id } = (await own.create()).json;
    await handIn(server, own.integration, id);
    await conclude(server, id, { outcome: "declined", reasons: ["face-mismatch"] });
    const { uuid } = (await add(own, { url: `${listener.url}/late` })).json;
    const tried = await own.send("POST", `/v3/webhook/destinations/${uuid}/test/`);
    expect(tried.json).toMatchObject({ delivered: true, status_code: 200 });
    await expect.poll(async () => (await own.get("/v3/webhook/events/")).json.events.length).toBe(5);
    const replayed = await own.send("POST", `/v3/webhook/destinations/${uuid}/replay/`, {
      body: { after: 0 },
    });
    expect(replayed.json).toEqual({ replayed: 2, next_cursor: 5 });
    const told = await listener.find((one) => one.path === "/late" && one.json.status === "Declined");
    const event = (await own.get("/v3/webhook/events/?after=4")).json.events[0];
    expect([told.json.event_id, event.cursor, event.webhook.status]).toEqual([event.event_id, 5, "Declined"]);
    const again = await own.send("POST", `/v3/webhook/destinations/${uuid}/replay/`, {
      body: { event_id: event.event_id },
    });
    expect(again.json.replayed).toBe(1);
    expect((await own.send("POST", `/v3/webhook/destinations/${uuid}/replay/`, { body: {} })).status).toBe(
      400,
    );
  });
});

test("[DG08] [DE04] a session that was begun and left is told with its decision", async () => {
  const { session_id: id } = (await customer.create()).json;
  await startSession(server.ports, customer.integration, id as SessionId);
  const session = await server.ports.sessions.find(id as SessionId);
  if (session?.state !== "started") throw new Error("not started");
  await server.ports.sessions.save({ ...session, expiresAt: new Date(Date.now() - 1000) });
  await expireOverdue(server.ports);
  expect((await toldOf(id, "Abandoned")).json.decision).toMatchObject({
    session_id: id,
    status: "Abandoned",
  });
});

test("[DE14] an answer is awaited for five seconds, and then asked for again", async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  const own = await newDiditCustomer(server, { decisionWebhookUrl: `http://127.0.0.1:${port}/` });
  const { session_id: id } = (await own.create()).json;
  await handIn(server, own.integration, id);
  await conclude(server, id, { outcome: "approved" });
  const [webhook] = await server.ports.webhooks.listBySession(id as SessionId);
  if (!webhook) throw new Error("nothing was to be told");
  const tries = () => server.ports.webhooks.listAttempts(webhook.id);
  await expect.poll(async () => (await tries()).length, { timeout: 10_000 }).toBe(1);
  const [attempt] = await tries();
  expect([attempt?.error, Math.round((attempt?.durationMs ?? 0) / 1000)]).toEqual(["timed-out", 5]);
  expect((await server.ports.webhooks.find(webhook.id))?.state).toBe("pending");
  silent.closeAllConnections();
  silent.close();
});

test("the feed numbers everything that happened, without a gap, in pages", async () => {
  const own = await newDiditCustomer(server);
  for (let count = 0; count < 5; count += 1) await own.create();
  await expect.poll(async () => (await own.get("/v3/webhook/events/")).json.events.length).toBe(5);
  const cursors: number[] = [];
  for (let after = 0, more = true; more; ) {
    const page = (await own.get(`/v3/webhook/events/?after=${after}&limit=2`)).json;
    cursors.push(...page.events.map(({ cursor }: { cursor: number }) => cursor));
    [after, more] = [page.next_cursor, page.has_more];
  }
  expect(cursors).toEqual([1, 2, 3, 4, 5]);
});

test("[DE05] [DG06] a resubmission says which steps are to be done again, and carries no decision", async () => {
  const id = await submittedSession();
  await customer.send("PATCH", `/v3/session/${id}/update-status/`, {
    body: { new_status: "Resubmitted", comment: "Too dark" },
  });
  const { json } = await toldOf(id, "Resubmitted");
  expect(json.decision).toBeUndefined();
  expect(json.resubmit_info).toMatchObject({
    nodes_to_resubmit: expect.any(Array),
    reasons: expect.any(Object),
    comment: "Too dark",
  });
});
