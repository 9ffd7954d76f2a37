import type { RenderedWebhook, WebhookSubject, WebhookTeller } from "#core/webhook/webhook.ts";
import type { WebhookDestination } from "#core/webhook/webhook-destination.ts";
import type { TellerContext } from "#dialects/dialect.ts";
import { credentialDialect } from "./authenticate.ts";
import { eventBody } from "./webhook-body.ts";
import { signBody } from "./signature.ts";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** The vendor's own rule: twice more, after about one minute and about four. */
const vendorDelaysMs: readonly number[] = [minuteMs, 4 * minuteMs];
/** The same, and then every hour until a week has passed. */
const weekDelaysMs: readonly number[] = [...vendorDelaysMs, ...Array.from({ length: 7 * 24 }, () => hourMs)];

/** Tells changes of a session's status by Didit's webhooks. */
export function webhookTeller(context: TellerContext): WebhookTeller {
  return {
    render: (subject) => render(context, subject),
    retryDelaysMs: vendorDelaysMs,
    retryDelaysAfter,
    timeoutMs: 5 * secondMs,
  };
}

/** An answer that says no for good is not asked again; a week's schedule asks whatever was answered. */
function retryDelaysAfter(
  status: number | undefined,
  destination: WebhookDestination | undefined,
): readonly number[] {
  if (destination?.retrySchedule === "week") return weekDelaysMs;
  const isTransient = status === undefined || status === 404 || status >= 500;
  return isTransient ? vendorDelaysMs : [];
}

async function render(context: TellerContext, subject: WebhookSubject): Promise<RenderedWebhook | undefined> {
  const target = targetOf(subject);
  const body = target && (await eventBody(context, subject));
  if (!target || !body || !target.wants(body.webhook_type)) return undefined;
  const signed = signBody(body, target.secret);
  return { url: target.url, headers: webhookHeaders(signed.headers), body: signed.body };
}

/** All that is sent beside the body. */
export function webhookHeaders(
  signatures: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    accept: "application/json",
    "content-type": "application/json",
    "user-agent": "DiditWebhook/2.0",
    ...signatures,
  };
}

interface Target {
  readonly url: string;
  readonly secret: string;
  readonly wants: (webhookType: string) => boolean;
}

/** A destination with its own secret, or one of the integration's own addresses with the integration's. */
function targetOf({ destination, integration, topic }: WebhookSubject): Target | undefined {
  if (destination) {
    const { url, secret, subscriptions } = destination;
    return { url, secret, wants: (type) => subscriptions.includes(type) };
  }
  const credential = integration.credentials.find(({ dialect }) => dialect === credentialDialect);
  const url = topic === "progress" ? integration.eventWebhookUrl : integration.decisionWebhookUrl;
  if (!credential || url === undefined || topic.startsWith("intermediate")) return undefined;
  return { url, secret: credential.secret, wants: () => true };
}
