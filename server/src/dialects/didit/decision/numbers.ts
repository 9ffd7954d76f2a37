/** At most two decimals: no number is told that receivers would print in different ways. */
export function score(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A share from 0 to 1 as a score from 0 to 100. */
export function percent(share: number): number {
  return score(Math.min(1, Math.max(0, share)) * 100);
}
