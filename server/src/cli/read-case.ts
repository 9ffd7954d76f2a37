import type { Attempt } from "#core/attempt/attempt.ts";
import type { Evidence } from "#core/check/evidence.ts";
import type { Decision } from "#core/decision/decision.ts";
import { CoreError } from "#core/errors.ts";
import type { SessionEvent } from "#core/event/event.ts";
import type { Ports } from "#core/ports.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import type { Webhook, WebhookAttempt } from "#core/webhook/webhook.ts";

/** A webhook with every try at it. */
export interface ToldWebhook extends Webhook {
  readonly attempts: readonly WebhookAttempt[];
}

/** All that is known of a session. */
export interface SessionCase {
  readonly session: Session;
  /** Newest first. */
  readonly attempts: readonly (Attempt & { readonly evidence: Evidence | undefined })[];
  /** Newest first. */
  readonly decisions: readonly Decision[];
  readonly events: readonly SessionEvent[];
  readonly webhooks: readonly ToldWebhook[];
}

/** Gathers a session's case. Throws CoreError "session-not-found". */
export async function readCase(
  ports: Pick<Ports, "sessions" | "attempts" | "decisions" | "events" | "webhooks">,
  id: SessionId,
): Promise<SessionCase> {
  const session = await ports.sessions.find(id);
  if (!session) throw new CoreError("session-not-found", `no session ${id}`);
  const [attempts, decisions, events, webhooks] = await Promise.all([
    ports.attempts.listBySession(id),
    ports.decisions.listBySession(id),
    ports.events.listBySession(id),
    readWebhooks(ports, id),
  ]);
  const withEvidence = attempts.map(async (attempt) => ({
    ...attempt,
    evidence: await ports.decisions.findEvidence(attempt.id),
  }));
  return { session, attempts: await Promise.all(withEvidence), decisions, events, webhooks };
}

/** A session's webhooks with every try at each. */
export async function readWebhooks(
  ports: Pick<Ports, "webhooks">,
  id: SessionId,
): Promise<readonly ToldWebhook[]> {
  const webhooks = await ports.webhooks.listBySession(id);
  return Promise.all(
    webhooks.map(async (webhook) => ({
      ...webhook,
      attempts: await ports.webhooks.listAttempts(webhook.id),
    })),
  );
}
