import { findDates } from "../values/dates.ts";
import type { ValueContext } from "../values/parse-value.ts";
import type { Anchored } from "./anchor.ts";
import type { Candidate } from "./candidates.ts";
import { standAlone } from "./stand-alone.ts";

type DateName = "date-of-birth" | "date-of-issue" | "date-of-expiry";

/** Documents hold for whole years; a day more or less is usual. */
const shortestYears = 1;
const longestYears = 15;
const slackDays = 3;
const dayMs = 86_400_000;
/** How much the dates' distance tells where no label was read. */
const pairScore = 0.75;
const birthScore = 0.7;

interface Dated {
  readonly candidate: Candidate;
  readonly value: string;
}

/**
 * Which date is which, where no label of them could be read: two that are whole years apart are issue and expiry, and
 * one before both is the birth.
 */
export function usualDates(candidates: readonly Candidate[], context: ValueContext): Anchored[] {
  const dates = candidates.flatMap((candidate) => dateOf(candidate, context) ?? []);
  const pairs = dates.flatMap((issue) =>
    dates.flatMap((expiry) => (isTerm(issue.value, expiry.value) ? [{ issue, expiry }] : [])),
  );
  const [pair, ...others] = pairs;
  if (!pair || others.length > 0 || dates.length > 3) return [];
  const birth = dates.find(({ value }) => value < pair.issue.value);
  return [
    toAnchored("date-of-issue", pair.issue, pairScore),
    toAnchored("date-of-expiry", pair.expiry, pairScore),
    ...(birth ? [toAnchored("date-of-birth", birth, birthScore)] : []),
  ];
}

function dateOf(candidate: Candidate, { dateOrder, today }: ValueContext): Dated | null {
  const [first, second] = findDates(candidate.text, { order: dateOrder, kind: "expiry", today });
  const letters = candidate.text.replace(/[^\p{L}\p{N}]/gu, "").length;
  if (!first || second || first.certainty < 0.75 || letters > 18) return null;
  return { candidate, value: first.value };
}

function isTerm(from: string, to: string): boolean {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  if (years < shortestYears || years > longestYears) return false;
  const shifted = Date.parse(`${to.slice(0, 4)}${from.slice(4)}`);
  return Math.abs(Date.parse(to) - shifted) <= slackDays * dayMs;
}

function toAnchored(name: DateName, { candidate, value }: Dated, score: number): Anchored {
  return standAlone(candidate, { meaning: name, values: [{ name, value, certainty: 1 }], score });
}
