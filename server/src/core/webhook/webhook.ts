import type { Decision } from "#core/decision/decision.ts";
import type { EventId, SessionEvent } from "#core/event/event.ts";
import type { Integration, IntegrationId } from "#core/integration/integration.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import type { DestinationId, WebhookDestination } from "./webhook-destination.ts";
import type { Branded } from "#lib/branded.ts";

export type WebhookId = Branded<string, "WebhookId">;

/** What a webhook tells: a conclusive decision, an intermediate success, progress, or to a destination any change. */
export type WebhookTopic = "decision" | "intermediate-selfie" | "intermediate-video" | "progress" | "change";

/** One thing to tell one customer, until he has heard it. */
export interface Webhook {
  readonly id: WebhookId;
  readonly sessionId: SessionId;
  readonly integrationId: IntegrationId;
  readonly eventId: EventId;
  readonly topic: WebhookTopic;
  /** undefined for the integration's own addresses. */
  readonly destinationId: DestinationId | undefined;
  readonly state: "pending" | "delivered" | "given-up";
  readonly attemptCount: number;
  readonly createdAt: Date;
  /** When the next try is due; undefined once delivered or given up. */
  readonly nextAttemptAt: Date | undefined;
}

/** One try, kept for good. */
export interface WebhookAttempt {
  readonly webhookId: WebhookId;
  /** 1 for the first. */
  readonly number: number;
  readonly at: Date;
  readonly durationMs: number;
  readonly url: string;
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** Why no answer came; undefined when one did. */
  readonly error: string | undefined;
}

/** The exact bytes to send. */
export interface RenderedWebhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** All that a dialect needs to tell of an event. */
export interface WebhookSubject {
  readonly topic: WebhookTopic;
  readonly event: SessionEvent;
  readonly session: Session;
  readonly integration: Integration;
  readonly decision: Decision | undefined;
  /** undefined for the integration's own addresses. */
  readonly destination: WebhookDestination | undefined;
}

/** Renders and signs in a vendor's words; undefined when that vendor has no such message. Implemented by dialects. */
export type WebhookRenderer = (
  subject: WebhookSubject,
) => RenderedWebhook | undefined | Promise<RenderedWebhook | undefined>;

/** One dialect's way of telling. Implemented by dialects. */
export interface WebhookTeller {
  readonly render: WebhookRenderer;
  /** Waits between tries, in milliseconds; after the last one it is given up. */
  readonly retryDelaysMs: readonly number[];
  /** The same where it depends on the destination, or on what it answered: a status, or undefined for none. */
  readonly retryDelaysAfter?: (
    status: number | undefined,
    destination: WebhookDestination | undefined,
  ) => readonly number[];
  readonly timeoutMs: number;
}

/** Sends one POST. Never throws for what the other side does. */
export type WebhookSender = (
  webhook: RenderedWebhook,
  options: { readonly allowInsecure: boolean; readonly timeoutMs: number },
) => Promise<{
  readonly status: number | undefined;
  readonly error: string | undefined;
  readonly durationMs: number;
}>;
