import type { Milestone } from "./milestones.ts";

const words: Readonly<Partial<Record<Milestone["type"], string>>> = {
  started: "VERIFF_STARTED",
  submitted: "VERIFF_SUBMITTED",
  finished: "VERIFF_FINISHED",
  cancelled: "VERIFF_CANCELED",
};

/** What InContext expects before anything else. */
export const veriffHandshake = "VERIFF_HANDSHAKE";

/** A milestone in InContext's words: plain strings. */
export function veriffMessages({ type }: Milestone): readonly string[] {
  const word = words[type];
  return word === undefined ? [] : [word];
}
