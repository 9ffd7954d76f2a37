import { CoreError } from "#core/errors.ts";
import type { SessionId } from "#core/session/session.ts";
import { startSession } from "#core/session/start-session.ts";
import { submitSession } from "#core/session/submit-session.ts";
import type { Answer, Call } from "./call.ts";
import { Refusal } from "./errors.ts";
import { parseSessionUpdate } from "./schema.ts";
import { sessionBody } from "./session-body.ts";
import { checkTimestamp } from "./timestamp.ts";

/** PATCH /sessions/{id}: hands the session in, or says that the person started, as today's clients do. */
export async function updateSession(call: Call): Promise<Answer> {
  const { status, timestamp } = parseSessionUpdate(call.body);
  if (status !== "submitted" && status !== "started") throw new Refusal(1303);
  if (typeof timestamp === "string") checkTimestamp(timestamp);
  const move = status === "started" ? startSession : submitSession;
  const session = await move(call.ports, call.integration, call.id as SessionId).catch(asRefusal);
  return { status: 200, body: { status: "success", verification: sessionBody(call, session, status) } };
}

function asRefusal(error: unknown): never {
  const isRefused =
    error instanceof CoreError && (error.code === "transition-refused" || error.code === "session-closed");
  throw isRefused ? new Refusal(1304) : error;
}
