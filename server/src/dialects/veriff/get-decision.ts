import { getDecision as getFromCore } from "#core/decision/get-decision.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Answer, Call } from "./call.ts";
import { decisionBody } from "./decision-body.ts";

/** GET /sessions/{id}/decision: `verification` is null until there is one. */
export async function getDecision({ ports, integration, id }: Call): Promise<Answer> {
  const { session, decision } = await getFromCore(ports, integration, id as SessionId);
  return { status: 200, body: decisionBody(session, decision) };
}
