/** The middle value; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/**
 * The straight line through points that most of them agree on: the middle of the slopes from pair to pair (Theil and
 * Sen), which single points far off do not move. Null of fewer than three.
 */
export function linearFit(xs: readonly number[], ys: readonly number[]): ((x: number) => number) | null {
  const half = xs.length >> 1;
  const slopes: number[] = [];
  for (let i = 0; i + half < xs.length; i += 1) {
    const run = (xs[i + half] ?? 0) - (xs[i] ?? 0);
    if (run !== 0) slopes.push(((ys[i + half] ?? 0) - (ys[i] ?? 0)) / run);
  }
  if (xs.length < 3 || slopes.length === 0) return null;
  const slope = median(slopes);
  const start = median(ys.map((y, i) => y - slope * (xs[i] ?? 0)));
  return (x) => start + slope * x;
}

/** What remains of each value beside a steady change of its step: the second of two linear fits follows the steps. */
export function parabolaResiduals(xs: readonly number[], ys: readonly number[]): number[] {
  const line = linearFit(xs, ys);
  if (!line) return [];
  const middle = ((xs.at(0) ?? 0) + (xs.at(-1) ?? 0)) / 2;
  const reach = Math.max(1, ((xs.at(-1) ?? 0) - (xs.at(0) ?? 0)) / 2);
  const bent = ys.map((y, i) => y - line(xs[i] ?? 0));
  const shape = xs.map((x) => ((x - middle) / reach) ** 2);
  const order = shape.map((_value, i) => i).toSorted((a, b) => (shape[a] ?? 0) - (shape[b] ?? 0));
  const bend = linearFit(
    order.map((i) => shape[i] ?? 0),
    order.map((i) => bent[i] ?? 0),
  );
  return bend ? bent.map((value, i) => value - bend(shape[i] ?? 0)) : bent;
}
