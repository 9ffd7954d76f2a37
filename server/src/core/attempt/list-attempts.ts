import type { Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { getSession } from "#core/session/get-session.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Attempt } from "./attempt.ts";

/** All attempts of a session, newest first. */
export async function listAttempts(
  ports: Pick<Ports, "sessions" | "attempts">,
  integration: Pick<Integration, "id">,
  sessionId: SessionId,
): Promise<readonly Attempt[]> {
  await getSession(ports, integration, sessionId);
  return ports.attempts.listBySession(sessionId);
}
