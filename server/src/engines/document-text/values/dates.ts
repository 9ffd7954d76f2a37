import { monthOf } from "./months.ts";

/** In which order numbers of a date stand where nothing else tells. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/** What settles a date's century and which dates can be meant. */
export interface DateContext {
  readonly order: DateOrder;
  readonly kind: "birth" | "issue" | "expiry";
  /** YYYY-MM-DD */
  readonly today: string;
}

/** A date in a text. */
export interface FoundDate {
  /** YYYY-MM-DD */
  readonly value: string;
  readonly start: number;
  /** After the last character. */
  readonly end: number;
  /** 0 to 1: less where letters had to be taken for digits or the order is not as expected. */
  readonly certainty: number;
}

type Parts = readonly [year: string, month: number, day: number, certainty: number];

const separator = String.raw`\s?[.\-/,·:'’ ]{1,2}\s?`;
const year = String.raw`(\d{4}|\d{2})`;
const word = String.raw`((?=[0158]?\p{L})[\p{L}0158.]{3,14}?)`;
const secondWord = String.raw`(?:\s?[/\\|lI1\- ]\s?([\p{L}0158.]{2,13}))?`;

/** The forms that a date is printed in, the strictest first. */
const forms: readonly {
  readonly pattern: RegExp;
  readonly parts: (found: RegExpExecArray, order: DateOrder) => Parts[];
}[] = [
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{4})${separator}(\d{1,2})${separator}(\d{1,2})(?!\d)`, "gu"),
    parts: ([, y = "", m, d]) => [[y, Number(m), Number(d), 1]],
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{1,2})${separator}(\d{1,2})${separator}${year}(?!\d)`, "gu"),
    parts: ([, a, b, y = ""], order) => inOrder(Number(a), Number(b), y, order),
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(\d{1,2})\s?[.\-/, ]?\s?${word}${secondWord}[.,/\- ]{0,3}${year}(?!\d)`,
      "gu",
    ),
    parts: ([, d, first = "", second, y = ""]) => worded(Number(d), [first, second], y),
  },
  {
    pattern: new RegExp(String.raw`${word}\s?[.\-/, ]?\s?(\d{1,2})[.,/\- ]{1,3}(\d{4})(?!\d)`, "gu"),
    parts: ([, first = "", d, y = ""]) => worded(Number(d), [first], y),
  },
  {
    // A dot or two, or the spaces, were not seen.
    pattern: /(?<!\d)(\d{2})[.\-/ ]?(\d{2})[.\-/ ]?(\d{4}|\d{2})(?!\d)/gu,
    parts: ([, a, b, y = ""], order) => lowered(inOrder(Number(a), Number(b), y, order), 0.7),
  },
];

/** The dates in a text, from left to right. */
export function findDates(text: string, context: DateContext): FoundDate[] {
  const found = findIn(text, context);
  if (found.length > 0) return found;
  const mended = mendDigits(text);
  return mended === text
    ? []
    : findIn(mended, context).map((date) => ({ ...date, certainty: date.certainty * 0.8 }));
}

function findIn(text: string, context: DateContext): FoundDate[] {
  const dates: FoundDate[] = [];
  for (const { pattern, parts } of forms) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (dates.some((date) => start < date.end && end > date.start)) continue;
      const date = firstPossible(parts(match, context.order), context);
      if (date) dates.push({ ...date, start, end });
    }
  }
  return dates.toSorted((a, b) => a.start - b.start);
}

function inOrder(a: number, b: number, y: string, order: DateOrder): Parts[] {
  const dayFirst: Parts = [y, b, a, order === "mdy" ? 0.8 : 1];
  const monthFirst: Parts = [y, a, b, order === "mdy" ? 1 : 0.8];
  return order === "mdy" ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
}

/** Both words name the month, in two languages; one that is not known may be of another script. */
function worded(day: number, names: readonly (string | undefined)[], y: string): Parts[] {
  const known = names.flatMap((name) => (name === undefined ? [] : (monthOf(name) ?? [])));
  const [month] = known;
  if (month === undefined) return [];
  const isAgreed = known.every((other) => other === month);
  return [[y, month, day, isAgreed ? 1 : 0.5]];
}

function lowered(parts: readonly Parts[], by: number): Parts[] {
  return parts.map(([y, m, d, certainty]) => [y, m, d, certainty * by]);
}

function firstPossible(
  candidates: readonly Parts[],
  context: DateContext,
): Pick<FoundDate, "value" | "certainty"> | null {
  for (const [y, month, day, certainty] of candidates) {
    const value = yearsFor(y, context)
      .map((full) => toDate(full, month, day))
      .find((date) => date !== null && isPossible(date, context));
    if (value) return { value, certainty };
  }
  return null;
}

/** Years that two digits can mean, the likeliest first. */
function yearsFor(text: string, { kind, today }: DateContext): number[] {
  if (text.length === 4) return [Number(text)];
  const now = Number(today.slice(0, 4));
  const century = Math.trunc(now / 100) * 100;
  const all = [century - 100, century, century + 100].map((start) => start + Number(text));
  if (kind === "expiry") return all.toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now));
  return all.filter((full) => full <= now).toReversed();
}

/** Nobody living was born before 1900, and what is done lies behind; documents hold for a long life at most. */
function isPossible(date: string, { kind, today }: DateContext): boolean {
  if (date < "1900-01-01") return false;
  return kind === "expiry" ? Number(date.slice(0, 4)) <= Number(today.slice(0, 4)) + 100 : date <= today;
}

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function toDate(full: number, month: number, day: number): string | null {
  const isLeap = full % 4 === 0 && (full % 100 !== 0 || full % 400 === 0);
  if (day < 1 || day > (daysInMonth[month - 1] ?? 0) || (month === 2 && day === 29 && !isLeap)) return null;
  return `${full}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Letters beside digits and separators that a recogniser takes for digits. */
function mendDigits(text: string): string {
  return text.replace(/[OoQDIl|SBZ\d]{1,4}(?=[.\-/ ]|$)|(?<=[.\-/ ])[OoQDIl|SBZ\d]{1,4}/g, (part) =>
    /\d/.test(part) || part.length <= 2
      ? [...part].map((letter) => digitTwins[letter] ?? letter).join("")
      : part,
  );
}

const digitTwins: Readonly<Record<string, string>> = {
  O: "0",
  o: "0",
  Q: "0",
  D: "0",
  I: "1",
  l: "1",
  "|": "1",
  S: "5",
  B: "8",
  Z: "2",
};
