import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expireOverdue } from "#core/session/expire-overdue.ts";
import type { SessionId } from "#core/session/session.ts";
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

function toldOf(id: string, status: string): Promise<ReceivedWebhook> {
  return listener.find(({ json }) => json?.session_id === id && json.status === status);
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

test("[DE11] [DE12] two more signatures are over the bytes and over the envelope alone", async () => {
  const id = await submittedSession();
  await conclude(server, id, { outcome: "declined", reasons: ["face-mismatch"] });
  const { raw, json, headers } = await toldOf(id, "Declined");
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
