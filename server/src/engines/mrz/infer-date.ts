const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** YYMMDD of birth as the latest such day not after `today`; undefined when it is no calendar date. */
export function birthDate(text: string, today: string): string | undefined {
  return centuries(text, today)
    .filter((date) => date <= today)
    .at(-1);
}

/** YYMMDD of expiry as the day nearest to `today`: within 50 years before or after; undefined when it is no date. */
export function expiryDate(text: string, today: string): string | undefined {
  const middle = Number(today.slice(0, 4));
  return centuries(text, today)
    .toSorted((a, b) => Math.abs(yearOf(a) - middle) - Math.abs(yearOf(b) - middle))
    .at(0);
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The calendar dates that YYMMDD can mean in this century and its neighbours, oldest first. */
function centuries(text: string, today: string): string[] {
  if (!/^[0-9]{6}$/.test(text)) return [];
  const month = Number(text.slice(2, 4));
  const day = Number(text.slice(4));
  const century = Math.trunc(yearOf(today) / 100);
  const years = [century - 1, century, century + 1].map((c) => c * 100 + Number(text.slice(0, 2)));
  return years
    .filter((year) => isDate(year, month, day))
    .map((year) => `${year}-${text.slice(2, 4)}-${text.slice(4)}`);
}

function isDate(year: number, month: number, day: number): boolean {
  if (day < 1 || day > (daysInMonth[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}
