/** A share of something counted, with Wilson's interval at 95 %. */
export interface Share {
  readonly count: number;
  readonly total: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Counts as a share. */
export function shareOf(count: number, total: number): Share {
  return { count, total, share: total === 0 ? 0 : count / total, ...wilson(count, total) };
}

/** Wilson's interval of a share at 95 %. */
export function wilson(count: number, total: number): { readonly low: number; readonly high: number } {
  if (total === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const share = count / total;
  const middle = share + z ** 2 / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  const scale = 1 + z ** 2 / total;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
