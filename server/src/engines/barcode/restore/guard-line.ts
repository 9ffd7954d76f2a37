/** A guard pattern seen in one band: its left edge, the band's middle, a module's width, and the correlation. */
export interface GuardHit {
  readonly x: number;
  readonly y: number;
  readonly module: number;
  readonly score: number;
}

/** A guard pattern's left edge through the bands: x = offset + slope · y. */
export interface GuardLine {
  readonly offset: number;
  readonly slope: number;
  /** Mean width of a module, in pixels. */
  readonly module: number;
  /** Mean correlation of the bands that agree. */
  readonly score: number;
  /** Those bands' hits, from above. */
  readonly hits: readonly GuardHit[];
}

const maxSlope = 0.45;
const minHits = 3;
/** Any stripes correlate so well; what is better counts by its square. */
const chance = 0.5;

/** The line on which most hits agree; null when fewer than three do. */
export function fitLine(hits: readonly GuardHit[], height: number): GuardLine | null {
  let best: { sum: number; agreeing: GuardHit[] } = { sum: 0, agreeing: [] };
  for (const a of hits) {
    for (const b of hits) {
      if (b.y - a.y < height * 0.15 || Math.abs(Math.log(a.module / b.module)) > 0.15) continue;
      const slope = (b.x - a.x) / (b.y - a.y);
      if (Math.abs(slope) > maxSlope) continue;
      const module = (a.module + b.module) / 2;
      const agreeing = agreeingHits(hits, { offset: a.x - slope * a.y, slope, module });
      const sum = agreeing.reduce((total, { score }) => total + (score - chance) ** 2, 0);
      if (sum > best.sum) best = { sum, agreeing };
    }
  }
  return best.agreeing.length < minHits ? null : regress(best.agreeing);
}

type Guess = Pick<GuardLine, "offset" | "slope" | "module">;

/** The best hit of each band that lies on the line. */
function agreeingHits(hits: readonly GuardHit[], { offset, slope, module }: Guess): GuardHit[] {
  const byBand = new Map<number, GuardHit>();
  for (const hit of hits) {
    if (Math.abs(hit.x - offset - slope * hit.y) > 0.9 * module) continue;
    if (Math.abs(Math.log(hit.module / module)) > 0.2) continue;
    if (hit.score > (byBand.get(hit.y)?.score ?? 0)) byBand.set(hit.y, hit);
  }
  return [...byBand.values()];
}

function regress(hits: readonly GuardHit[]): GuardLine {
  let [weights, sy, sx, syy, sxy, logs, scores] = [0, 0, 0, 0, 0, 0, 0];
  for (const { x, y, module, score } of hits) {
    const weight = score ** 4;
    weights += weight;
    sy += weight * y;
    sx += weight * x;
    syy += weight * y * y;
    sxy += weight * x * y;
    logs += weight * Math.log(module);
    scores += score / hits.length;
  }
  const slope = (weights * sxy - sy * sx) / (weights * syy - sy * sy);
  return {
    slope,
    offset: (sx - slope * sy) / weights,
    module: Math.exp(logs / weights),
    score: scores,
    hits: hits.toSorted((a, b) => a.y - b.y),
  };
}
