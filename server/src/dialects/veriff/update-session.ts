import { CoreError } from "#core/errors.ts";
import type { SessionId } from "#core/session/session.ts";
import { submitSession } from "#core/session/submit-session.ts";
import type { Answer, Call } from "./call.ts";
import { Refusal } from "./errors.ts";
import { parseSessionUpdate } from "./schema.ts";
import { sessionBody } from "./session-body.ts";
import { checkTimestamp } from "./timestamp.ts";

/** PATCH /sessions/{id}: hands the session in. */
export async function updateSession(call: Call): Promise<Answer> {
  const { status, timestamp } = parseSessionUpdate(call.body);
  if (status !== "submitted") throw new Refusal(1303);
  if (typeof timestamp === "string") checkTimestamp(timestamp, call.ports.now(call.integration));
  const session = await submitSession(call.ports, call.integration, call.id as SessionId).catch(asRefusal);
  return { status: 200, body: { status: "success", verification: sessionBody(call, session, "submitted") } };
}

function asRefusal(error: unknown): never {
  const isRefused =
    error instanceof CoreError && (error.code === "transition-refused" || error.code === "session-closed");
  throw isRefused ? new Refusal(1304) : error;
}
