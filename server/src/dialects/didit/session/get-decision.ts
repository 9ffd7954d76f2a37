import { getSession } from "#core/session/get-session.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Answer, Call } from "../call.ts";
import { decisionBody } from "../decision/decision-body.ts";
import { gatherReport } from "../decision/gather-report.ts";

/** GET /session/{id}/decision/: at any time, for sessions of every dialect. */
export async function getDecision(call: Call): Promise<Answer> {
  const session = await getSession(call.ports, call.integration, call.id as SessionId);
  return { status: 200, body: decisionBody(call, await gatherReport(call, session)) };
}
