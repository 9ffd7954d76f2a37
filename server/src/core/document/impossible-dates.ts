import type { ChosenFields } from "./collect-fields.ts";

/** The longest time for which any state issues a document. */
const longestValidityYears = 75;
const oldestHolderYears = 120;

/** What cannot be true of a document's dates, each in a plain sentence. `today` is YYYY-MM-DD. */
export function impossibleDates(fields: ChosenFields, today: string): readonly string[] {
  const birth = fields["date-of-birth"]?.value;
  const issue = fields["date-of-issue"]?.value;
  const expiry = fields["date-of-expiry"]?.value;
  const isBefore = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a < b;
  const yearsBetween = (a: string | undefined, b: string | undefined) =>
    a === undefined || b === undefined ? 0 : Number(b.slice(0, 4)) - Number(a.slice(0, 4));
  return [
    ...(isBefore(today, birth) ? ["The date of birth lies ahead."] : []),
    ...(yearsBetween(birth, today) > oldestHolderYears ? ["The holder would be older than anyone is."] : []),
    ...(isBefore(today, issue) ? ["The date of issue lies ahead."] : []),
    ...(isBefore(issue, birth) ? ["It was issued before its holder was born."] : []),
    ...(isBefore(expiry, issue) ? ["It expired before it was issued."] : []),
    ...(isBefore(expiry, birth) ? ["It expired before its holder was born."] : []),
    ...(yearsBetween(issue ?? today, expiry) > longestValidityYears
      ? ["It would be valid for longer than any document."]
      : []),
  ];
}
