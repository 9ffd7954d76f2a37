import { listAttempts as listFromCore } from "#core/attempt/list-attempts.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Answer, Call } from "./call.ts";
import { statusWords } from "./words.ts";

/** GET /sessions/{id}/attempts, newest first. */
export async function listAttempts({ ports, integration, id }: Call): Promise<Answer> {
  const attempts = await listFromCore(ports, integration, id as SessionId);
  const verifications = attempts.map((attempt) => ({ id: attempt.id, status: statusWords[attempt.state] }));
  return { status: 200, body: { status: "success", verifications } };
}
