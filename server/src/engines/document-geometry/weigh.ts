import type { Point, Quad } from "#core/media/image.ts";
import { seenRectangle } from "#engines/runtime/perspective.ts";
import type { Candidate } from "./candidate.ts";
import type { TextPiece } from "./text-evidence.ts";
import { type TextShares, textShares } from "./text-shares.ts";

/** A candidate with what speaks for it. */
export interface WeighedCandidate extends Candidate {
  readonly score: number;
  /** Shares of all text's area. */
  readonly textInside: number;
  readonly textCut: number;
}

/** Widths by heights of what documents are: cards, passports and visas, upright cards, open booklets, pages. */
const aspects = [1.586, 1.42, 1 / 1.586, 1 / 1.414, 1 / 1.294];
const aspectSpread = 0.06;
const unknownAspect = 0.5;
const floor = 0.05;

/** What each measure counts; fitted on generated scenes, as `bench/document/corners-fit.ts` does. */
const weights = {
  coverage: 2.4,
  leastCoverage: 3.22,
  strength: 5.86,
  leastStrength: 1.87,
  beyond: -4.15,
  textNearby: 0.16,
  textCut: -1.02,
  textNear: -2.46,
  textInside: 0.63,
  blankRows: -1.81,
  blankColumns: -4.03,
  textTurn: -2.67,
  aspect: 6.27,
  skew: -1.97,
  area: -0.3,
  oneBorder: -1.39,
  twoBorders: -0.61,
  threeBorders: -0.05,
  tilt: 0.45,
} as const;

export type Measures = Readonly<Record<keyof typeof weights, number>>;

/** Weighs a candidate by its edges, the text in it, and how well it shows a document's rectangle. */
export function weigh(
  candidate: Candidate,
  pieces: readonly TextPiece[],
  picture: { width: number; height: number },
): WeighedCandidate {
  const text = textShares(candidate.corners, pieces);
  const measures = measure(candidate, text, picture);
  let score = 0;
  for (const [name, value] of Object.entries(measures)) score += weights[name as keyof Measures] * value;
  const total = text.total || 1;
  return { ...candidate, score, textInside: text.inside / total, textCut: text.cut / total };
}

/** What is weighed, on scales on which weights add up. */
export function measure(
  { corners, sides }: Candidate,
  text: TextShares,
  picture: { width: number; height: number },
): Measures {
  const seen = sides.filter((side) => !side.line.isBorder);
  const coverages = seen.map(({ coverage }) => Math.log(floor + coverage));
  const strengths = seen.map(({ strength }) => strength);
  const borders = sides.length - seen.length;
  const rectangle = seenRectangle(corners, picture);
  const off = Math.min(...aspects.map((aspect) => Math.abs(Math.log(rectangle.aspect / aspect))));
  const share = (part: number, whole: number): number =>
    text.total === 0 ? 0 : Math.log(floor + part / (whole || 1));
  return {
    coverage: mean(coverages),
    leastCoverage: Math.min(0, ...coverages),
    strength: mean(strengths),
    leastStrength: Math.min(1, ...strengths),
    beyond: mean(seen.map(({ beyond }) => beyond)),
    textNearby: share(text.inside, text.inside + text.cut + text.near),
    textCut: text.cut / (text.inside + text.cut + text.near || 1),
    textNear: text.near / (text.inside + text.cut + text.near || 1),
    textInside: share(text.inside, text.total),
    blankRows: text.total === 0 ? 0 : text.blankRows,
    blankColumns: text.total === 0 ? 0 : text.blankColumns,
    textTurn: text.turn,
    aspect: borders > 0 ? unknownAspect : Math.exp(-((off / aspectSpread) ** 2) / 2),
    skew: Math.min(1, Math.abs(rectangle.skew) * 10),
    area: Math.log(areaOf(corners) / (picture.width * picture.height)),
    oneBorder: borders >= 1 ? 1 : 0,
    twoBorders: borders >= 2 ? 1 : 0,
    threeBorders: borders >= 3 ? 1 : 0,
    tilt: rectangle.tilt,
  };
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Whether a point lies in a convex quad whose corners go round clockwise. */
export function holds(corners: Quad, { x, y }: Point): boolean {
  for (let i = 0; i < 4; i += 1) {
    const a = corners[i] ?? corners[0];
    const b = corners[(i + 1) % 4] ?? corners[0];
    if ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) < 0) return false;
  }
  return true;
}

/** Area of a convex quad. */
export function areaOf([a, b, c, d]: Quad): number {
  return Math.abs((c.x - a.x) * (d.y - b.y) - (c.y - a.y) * (d.x - b.x)) / 2;
}
