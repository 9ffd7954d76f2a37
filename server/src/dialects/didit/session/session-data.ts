import type { Session } from "#core/session/session.ts";
import type { JsonObject } from "#lib/json.ts";

/** What this dialect keeps with its sessions beside what the core knows. */
export interface SessionData {
  readonly metadata: JsonObject | null;
  readonly contact_details: JsonObject | null;
  readonly expected_details: JsonObject | null;
  readonly callback_method: string;
  /** As it was asked for; null follows the browser. */
  readonly language: string | null;
}

const none: SessionData = {
  metadata: null,
  contact_details: null,
  expected_details: null,
  callback_method: "initiator",
  language: null,
};

/** What was kept; nothing for sessions of other dialects. */
export function sessionData(session: Session): SessionData {
  if (session.dialect !== "didit") return none;
  // Only this dialect writes it.
  return { ...none, ...(session.dialectData as Partial<SessionData>) };
}
