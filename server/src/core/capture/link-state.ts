import type { Session, SessionState } from "#core/session/session.ts";
import { isOpen } from "#core/session/transitions.ts";

/** Where a session's link stands, as the person who opens it is told. */
export type LinkState = "open" | "processing" | "in-review" | "finished" | "closed" | "expired" | "deleted";

const states: Readonly<Record<SessionState, LinkState>> = {
  created: "open",
  started: "open",
  "resubmission-requested": "open",
  submitted: "processing",
  "awaiting-parties": "processing",
  "in-review": "in-review",
  approved: "finished",
  "approval-lapsed": "finished",
  declined: "closed",
  expired: "expired",
  abandoned: "expired",
  deleted: "deleted",
};

/** An overdue session is over, even before the clock's own job has said so. */
export function linkStateOf(session: Session, now: Date): LinkState {
  return isOpen(session) && session.expiresAt <= now ? "expired" : states[session.state];
}
