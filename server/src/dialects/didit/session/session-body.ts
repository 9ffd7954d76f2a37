import type { Session } from "#core/session/session.ts";
import type { JsonObject } from "#lib/json.ts";
import type { Call } from "../call.ts";
import { statusWords } from "../words.ts";
import { sessionData } from "./session-data.ts";
import { sessionUrl } from "./session-url.ts";

/** What POST /session/ answers. */
export function sessionBody(call: Call, session: Exclude<Session, { state: "deleted" }>): JsonObject {
  return {
    session_id: session.id,
    session_number: session.number,
    session_token: session.shortToken ?? null,
    url: sessionUrl(call, session),
    vendor_data: session.externalReference ?? null,
    metadata: sessionData(session).metadata,
    status: statusWords[session.state],
    workflow_id: session.workflow?.id ?? null,
    workflow_version: session.workflow?.version ?? null,
    callback: session.callbackUrl ?? null,
  };
}
