import { areaOf } from "#core/media/quad.ts";
import { seenRectangle } from "#engines/runtime/perspective.ts";
import type { Candidate, Size } from "./candidate.ts";
import type { TextPiece } from "./text-evidence.ts";
import { type TextShares, textShares } from "./text-shares.ts";

/** Widths by heights of what documents are: cards, passports and visas, upright cards, open booklets, pages. */
const aspects = [1.586, 1.42, 1 / 1.586, Math.SQRT1_2, 1 / 1.294];
const aspectSpread = 0.06;
const unknownAspect = 0.5;
const floor = 0.05;

/** What each measure of shape and of text counts; fitted on generated scenes so that the true quad weighs most. */
const shapeWeights = {
  coverage: 2.92,
  leastCoverage: 3.44,
  strength: 3.85,
  leastStrength: 2.57,
  beyond: -2.63,
  aspect: 5.22,
  skew: -1.81,
  area: -0.79,
  oneBorder: -0.88,
  twoBorders: -0.83,
  threeBorders: -0.2,
  tilt: -0.13,
} as const;
const textWeights = {
  textNearby: 1.13,
  textCut: -0.82,
  textNear: -2.02,
  textInside: 1.48,
  blankRows: -1.13,
  blankColumns: -2.6,
  textTurn: -1.2,
} as const;

type ShapeMeasures = Readonly<Record<keyof typeof shapeWeights, number>>;
type TextMeasures = Readonly<Record<keyof typeof textWeights, number>>;

/** A candidate by its edges and its shape alone. */
export interface ShapedCandidate extends Candidate {
  readonly shapeScore: number;
  /** 0 to 1: how near its proportions are to a document's. */
  readonly likeness: number;
}

/** A candidate with what speaks for it. */
export interface WeighedCandidate extends ShapedCandidate {
  readonly score: number;
  /** Shares of all text's area. */
  readonly textInside: number;
  readonly textCut: number;
}

/** No text can add more than this to a candidate's shape. */
export const mostTextScore = Math.log(1 + floor) * (textWeights.textNearby + textWeights.textInside);

/** Weighs how well edges bear a candidate and whether it can be a document seen in perspective. */
export function weighShape(candidate: Candidate, picture: Size): ShapedCandidate {
  const measures = measureShape(candidate, picture);
  let shapeScore = 0;
  for (const name of shapeNames) shapeScore += shapeWeights[name] * measures[name];
  return { ...candidate, shapeScore, likeness: measures.aspect };
}

/** Weighs the text inside and around a candidate. */
export function weighText(candidate: ShapedCandidate, pieces: readonly TextPiece[]): WeighedCandidate {
  const shares = textShares(candidate.corners, pieces);
  const measures = measureText(shares);
  let score = candidate.shapeScore;
  for (const name of textNames) score += textWeights[name] * measures[name];
  const total = shares.total || 1;
  return { ...candidate, score, textInside: shares.inside / total, textCut: shares.cut / total };
}

const shapeNames = Object.keys(shapeWeights) as readonly (keyof ShapeMeasures)[];
const textNames = Object.keys(textWeights) as readonly (keyof TextMeasures)[];

/** On scales on which weights add up. */
function measureShape({ corners, sides }: Candidate, picture: Size): ShapeMeasures {
  const seen = sides.filter((side) => !side.line.isBorder);
  const coverages = seen.map(({ coverage }) => Math.log(floor + coverage));
  const strengths = seen.map(({ strength }) => strength);
  const borders = sides.length - seen.length;
  const rectangle = seenRectangle(corners, picture);
  const off = Math.min(...aspects.map((aspect) => Math.abs(Math.log(rectangle.aspect / aspect))));
  return {
    coverage: mean(coverages),
    leastCoverage: Math.min(0, ...coverages),
    strength: mean(strengths),
    leastStrength: Math.min(1, ...strengths),
    beyond: mean(seen.map(({ beyond }) => beyond)),
    aspect: borders > 0 ? unknownAspect : Math.exp(-((off / aspectSpread) ** 2) / 2),
    skew: Math.min(1, Math.abs(rectangle.skew) * 10),
    area: Math.log(areaOf(corners) / (picture.width * picture.height)),
    oneBorder: borders >= 1 ? 1 : 0,
    twoBorders: borders >= 2 ? 1 : 0,
    threeBorders: borders >= 3 ? 1 : 0,
    tilt: rectangle.tilt,
  };
}

const noText: TextMeasures = {
  textNearby: 0,
  textCut: 0,
  textNear: 0,
  textInside: 0,
  blankRows: 0,
  blankColumns: 0,
  textTurn: 0,
};

/** On scales on which weights add up; without any text nothing speaks for or against. */
function measureText({ inside, cut, near, total, blankRows, blankColumns, turn }: TextShares): TextMeasures {
  if (total === 0) return noText;
  const around = inside + cut + near || 1;
  return {
    textNearby: Math.log(floor + inside / around),
    textCut: cut / around,
    textNear: near / around,
    textInside: Math.log(floor + inside / total),
    blankRows,
    blankColumns,
    textTurn: turn,
  };
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}
