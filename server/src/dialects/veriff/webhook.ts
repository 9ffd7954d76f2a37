import type { EventType } from "#core/event/event.ts";
import type { RenderedWebhook, WebhookSubject, WebhookTeller } from "#core/webhook/webhook.ts";
import type { JsonObject } from "#lib/json.ts";
import { decisionBody, intermediateBody } from "./decision-body.ts";
import { hmacSignature, signatureHeaders } from "./signature.ts";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** What the event address hears; other events are not told. Expiry only where the integration asks for it. */
const progress: Readonly<Partial<Record<EventType, { readonly code: number; readonly action: string }>>> = {
  "session-started": { code: 7001, action: "started" },
  "session-submitted": { code: 7002, action: "submitted" },
  "session-expired": { code: 9104, action: "expired" },
  "session-abandoned": { code: 9104, action: "abandoned" },
};

/** Quick tries first, for a restart at the other side; then once an hour until a week has passed. */
const firstDelaysMs = [10 * secondMs, 30 * secondMs, minuteMs, 5 * minuteMs, 15 * minuteMs, 30 * minuteMs];
const hourlyDelaysMs = Array.from({ length: 7 * 24 - 1 }, () => hourMs);

/** Tells decisions and progress by Veriff's webhooks. */
export const webhookTeller = {
  render,
  retryDelaysMs: [...firstDelaysMs, ...hourlyDelaysMs],
  timeoutMs: 5 * secondMs,
} satisfies WebhookTeller;

function render(subject: WebhookSubject): RenderedWebhook | undefined {
  const { integration, topic } = subject;
  const url = topic === "progress" ? integration.eventWebhookUrl : integration.decisionWebhookUrl;
  const credential = integration.credentials.find((one) => one.dialect === "veriff");
  const told = bodyOf(subject);
  if (url === undefined || credential === undefined || told === undefined) return undefined;
  // Receivers parse and print it again before they hash, so it is exactly what JSON.stringify prints.
  const body = JSON.stringify(told);
  const headers = {
    accept: "application/json",
    "content-type": "application/json",
    ...signatureHeaders(body, credential),
    "vrf-auth-client": credential.keyId,
    "vrf-hmac-signature": hmacSignature(body, credential.secret),
    "vrf-integration-id": integration.id,
  };
  return { url, headers, body };
}

function bodyOf(subject: WebhookSubject): JsonObject | undefined {
  const { topic, session, decision } = subject;
  if (topic === "progress") return progressBody(subject);
  if (!decision || topic === "change") return undefined;
  if (topic === "decision") return decisionBody(session, decision);
  return intermediateBody(session, decision, topic === "intermediate-selfie" ? 9151 : 9161);
}

function progressBody({ event, session }: WebhookSubject): JsonObject | undefined {
  const told = progress[event.type];
  if (!told) return undefined;
  const vendorData = session.externalReference ?? null;
  return { id: session.id, attemptId: event.attemptId, feature: "selfid", ...told, vendorData };
}
