import type { EventType } from "#core/event/event.ts";
import type { SessionState } from "#core/session/session.ts";

/** A session's status as it is told, in exactly these letters. */
export type Status =
  | "Not Started"
  | "In Progress"
  | "In Review"
  | "Approved"
  | "Declined"
  | "Resubmitted"
  | "Awaiting User"
  | "Abandoned"
  | "Expired"
  | "Kyc Expired";

/** What each state is called; one that is deleted is not told at all. */
export const statusWords: Readonly<Record<Exclude<SessionState, "deleted">, Status>> = {
  created: "Not Started",
  started: "In Progress",
  submitted: "In Progress",
  "in-review": "In Review",
  approved: "Approved",
  declined: "Declined",
  "resubmission-requested": "Resubmitted",
  "awaiting-parties": "Awaiting User",
  abandoned: "Abandoned",
  expired: "Expired",
  "approval-lapsed": "Kyc Expired",
};

/** The status that an event brought; undefined for events that changed none. */
export const statusOfEvent: Readonly<Record<EventType, Status | undefined>> = {
  "session-created": "Not Started",
  "session-started": "In Progress",
  "media-added": undefined,
  "session-submitted": undefined,
  "session-in-review": "In Review",
  "session-awaiting-parties": "Awaiting User",
  "session-approved": "Approved",
  "session-declined": "Declined",
  "session-resubmission-requested": "Resubmitted",
  "session-expired": "Expired",
  "session-abandoned": "Abandoned",
  "session-approval-lapsed": "Kyc Expired",
  "session-deleted": undefined,
};

/** Languages in which the hosted page may be asked for. */
export const languages: readonly string[] = (
  "en ar bg bn bs ca cnr cs da de el es et fa fi fr he hi hr hu hy id it ja ka kk ko ky lt lv mk mn ms nl no pl pt-BR pt " +
  "ro ru sk sl so sq sr sv th tr uk uz vi zh-CN zh-TW zh"
).split(" ");

/** The states that a status stands for; none for what is no status. */
export function statesOf(status: string): readonly SessionState[] {
  return Object.entries(statusWords)
    .filter(([, word]) => word === status)
    .map(([state]) => state as SessionState);
}
