/** Whole years from one day to another, both YYYY-MM-DD. */
export function yearsBetween(from: string, to: string): number {
  const isBeforeBirthday = to.slice(5) < from.slice(5);
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (isBeforeBirthday ? 1 : 0);
}

const dayMs = 24 * 3600 * 1000;

/** Days from one day to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
