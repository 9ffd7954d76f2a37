import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import type { FunnelEvent } from "./funnel.ts";
import { findCaptured } from "./read-capture.ts";
import { CaptureError } from "./capture-error.ts";

/** What the page tells of one moment. */
export type NewFunnelEvent = Pick<FunnelEvent, "type" | "place" | "obstacle" | "elapsedMs">;

/** So many events of one session are kept; a page that tells more is broken, or is not ours. */
const eventLimit = 2000;

/** Keeps what people met on the page. Throws "too-many". */
export async function recordFunnel(
  ports: Pick<Ports, "sessions" | "integrations" | "funnel" | "now">,
  sessionId: SessionId,
  events: readonly NewFunnelEvent[],
): Promise<void> {
  const { session, integration } = await findCaptured(ports, sessionId);
  const before = await ports.funnel.countOfSession(sessionId);
  if (before + events.length > eventLimit) throw new CaptureError("too-many", "too many events");
  const at = ports.now(integration);
  const of = { sessionId, attemptId: session.attemptId, integrationId: integration.id, at };
  await ports.funnel.append(events.map((event) => ({ ...event, ...of })));
}
