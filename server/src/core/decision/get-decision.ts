import type { Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { getSession } from "#core/session/get-session.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import type { Decision } from "./decision.ts";

/** The session and the decision that stands; none while it is still open, being checked or in review. */
export async function getDecision(
  ports: Pick<Ports, "sessions" | "decisions">,
  integration: Pick<Integration, "id">,
  id: SessionId,
): Promise<{ readonly session: Session; readonly decision: Decision | undefined }> {
  const session = await getSession(ports, integration, id);
  const decision = "decisionId" in session ? await ports.decisions.find(session.decisionId) : undefined;
  return { session, decision };
}
