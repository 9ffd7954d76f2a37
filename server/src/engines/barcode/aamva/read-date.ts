const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const earliestYear = 1850;
const latestYear = 2199;
/** What some issuers write for "never". */
const endlessYear = 9999;

/**
 * A date as YYYY-MM-DD. The standard's versions, and issuers against them, write MMDDCCYY or CCYYMMDD; no text is a
 * plausible date in both orders. Null when it is none in any.
 */
export function readDate(text: string): string | null {
  const trimmed = text.trim().toUpperCase();
  const [, day, name, year] = /^(\d{1,2})[-/ .]?([A-Z]{3})[A-Z]*[-/ .,]*(\d{4})/.exec(trimmed) ?? [];
  if (name) return plausible(Number(year), months.indexOf(name) + 1, Number(day));
  const parts = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})/.exec(trimmed);
  if (parts) return readParts(parts.slice(1));
  const [digits] = /^\d{8}/.exec(trimmed) ?? [];
  if (digits === undefined) return null;
  const cut = (...ends: readonly [number, number]) => [
    digits.slice(0, ends[0]),
    digits.slice(ends[0], ends[1]),
    digits.slice(ends[1]),
  ];
  return readParts(cut(2, 4)) ?? readParts(cut(4, 6));
}

function readParts(parts: readonly string[]): string | null {
  const [a = "", b = "", c = ""] = parts;
  const [first, second, third] = [Number(a), Number(b), Number(c)];
  if (a.length === 4) return plausible(first, second, third);
  if (c.length !== 4) return null;
  return plausible(third, first, second) ?? plausible(third, second, first);
}

function plausible(year: number, month: number, day: number): string | null {
  const isYear = (year >= earliestYear && year <= latestYear) || year === endlessYear;
  const lastDay = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  if (!isYear || day < 1 || day > lastDay) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
