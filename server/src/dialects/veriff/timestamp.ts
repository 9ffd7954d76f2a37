import { Refusal } from "./errors.ts";

/** Date and time with seconds of one or two digits, any fraction, and Z or an offset. */
const iso8601 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{1,2})(\.\d{1,9})?(Z|([+-])(\d{2}):?(\d{2})?)$/;
const hourMs = 3600 * 1000;

/** Refuses a time stamp in another format (1202). Pictures may have been taken long before they are sent. */
export function checkTimestamp(text: string): number {
  const at = parseTimestamp(text);
  if (at === undefined) throw new Refusal(1202);
  return at;
}

/** Refuses a request's time stamp in another format (1202), and one that is more than an hour old at `now` (1201). */
export function checkFreshness(text: string, now: Date): void {
  const at = checkTimestamp(text);
  if (now.getTime() - at > hourMs) throw new Refusal(1201);
}

/** Milliseconds since 1970; undefined when the text is no ISO 8601 date and time with its zone. */
export function parseTimestamp(text: string): number | undefined {
  const match = iso8601.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, , sign, offsetHour, offsetMinute] = match;
  if (!isCalendarDate(`${year}-${month}-${day}`)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * 60_000;
  if (offset > 14 * hourMs) return undefined;
  const withinMinute = (Number(second) + Number(fraction ?? 0)) * 1000;
  return utc + withinMinute - (sign === "-" ? -offset : offset);
}

/** YYYY-MM-DD that the calendar knows. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
