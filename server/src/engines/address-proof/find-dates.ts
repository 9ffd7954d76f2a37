import { foldName } from "#core/document/compare-names.ts";
import { monthOfName } from "./month-names.ts";

/** A date as it stands in a text. */
export interface DateMention {
  /** YYYY-MM-DD; both orders where day and month cannot be told apart, the day first. */
  readonly candidates: readonly string[];
  readonly start: number;
  readonly end: number;
}

const numeric = /(?<![\d.,/-])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{2,4})(?![\d/-]|[.,]\d)/g;
/** "29 janvier 2021", "1. Oktober 2026", "le 1er mars 2024", "29JAN2021". */
const dayFirst =
  /(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|º|°|\.|-|e)?[\s./-]*(?:de\s|of\s|d['’])?\s*(\p{L}{3,12})\.?[\s,./-]*(?:de\s|del\s|of\s)?\s*(\d{4}|\d{2}(?![\d:.,]))(?!\d)/giu;
/** "Jul 27, 2011", "July27,2011". */
const monthFirst = /(?<!\p{L})(\p{L}{3,12})\.?\s*(\d{1,2})(?:st|nd|rd|th)?[\s,.]+\s*(\d{4})(?!\d)/giu;

/** Every whole date in a line. */
export function findDates(text: string): readonly DateMention[] {
  const found: DateMention[] = [];
  const add = (match: RegExpExecArray, candidates: readonly string[]) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (candidates.length > 0 && !found.some((other) => start < other.end && other.start < end))
      found.push({ candidates, start, end });
  };
  for (const match of text.matchAll(monthFirst)) add(match, named(match[3], match[1], match[2]));
  for (const match of text.matchAll(dayFirst)) add(match, named(match[3], match[2], match[1]));
  for (const match of text.matchAll(numeric)) add(match, fromNumbers(match));
  return found.toSorted((a, b) => a.start - b.start);
}

function named(year = "", month = "", day = ""): readonly string[] {
  const number = monthOfName(foldName(month));
  return number === undefined ? [] : dateOf(year, number, Number(day));
}

function fromNumbers([, first = "", , second = "", third = ""]: RegExpExecArray): readonly string[] {
  if (first.length === 4) return third.length > 2 ? [] : dateOf(first, Number(second), Number(third));
  if (first.length > 2 || third.length === 3) return [];
  const [a, b] = [Number(first), Number(second)];
  return [...new Set([...dateOf(third, b, a), ...dateOf(third, a, b)])];
}

/** One date or none: what the calendar does not have is no date. */
function dateOf(year: string, month: number, day: number): readonly string[] {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  const date = new Date(Date.UTC(full, month - 1, day));
  if (full < 1900 || full > 2100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return [];
  return [date.toISOString().slice(0, 10)];
}
