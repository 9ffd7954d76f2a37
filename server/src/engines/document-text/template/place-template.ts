import type { Point } from "#core/media/image.ts";
import { type Affine, similarityTransform } from "#engines/runtime/warp.ts";
import type { FoundLabel } from "../fields/find-labels.ts";
import { cutPiece, type Piece } from "../page.ts";
import type { ChosenTemplate } from "./choose-template.ts";
import type { TemplatePlace } from "./template.ts";

/** A part of a page in its own axes. */
export interface PageArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Anchor {
  readonly at: TemplatePlace;
  readonly place: Piece;
}

/** Anchors farther off than this, as a share of the template's width, are something else of the same name. */
const farthestOff = 0.06;
/** The anchors must span this share of the template's width, or the areas would be guesses. */
const leastSpan = 0.2;
const steepest = 0.3;

/** Takes a place of the template to the page; `stretch` makes the template higher. */
export type ToArea = (place: TemplatePlace, stretch: number) => PageArea;

/**
 * Where the template's places are on the page, from where its keywords and labels were found: the least-squares
 * similarity. Null when too little was found. A page photographed askew is lower than it should be, which anchors in
 * one line cannot tell: hence the stretch, about the anchors' middle.
 */
export function placeTemplate(
  { prepared, keywords }: ChosenTemplate,
  labels: readonly FoundLabel[],
): ToArea | null {
  const [width = 1] = prepared.template.size;
  const anchors = [
    ...keywords.flatMap(({ keyword, piece, hit }) =>
      keyword.at ? [{ at: keyword.at, place: cutPiece(piece, hit.from, hit.to) }] : [],
    ),
    ...prepared.fields.flatMap(({ field, rule }) => {
      const label = labels.find((found) => found.rule === rule);
      return field.labelAt && label ? [{ at: field.labelAt, place: label.place }] : [];
    }),
  ];
  const near = agreeing(anchors, width);
  const matrix = fit(near, width);
  if (!matrix || Math.abs(Math.atan2(matrix[3], matrix[0])) >= steepest) return null;
  const ys = near.map(({ at: [, top = 0, , height = 0] }) => top + height / 2);
  const middle = ys.reduce((sum, y) => sum + y, 0) / ys.length;
  return ([left = 0, top = 0, wide = 0, high = 0], stretch) =>
    areaOf([left, middle + (top - middle) * stretch, wide, high * stretch], matrix);
}

/** The anchors that agree best with one of them: a word may stand elsewhere too. */
function agreeing(anchors: readonly Anchor[], width: number): readonly Anchor[] {
  const sets = anchors.map((anchor) => {
    const matrix = similarityTransform(endsInTemplate(anchor), endsOnPage(anchor));
    const tolerance = (farthestOff + blurOf(anchor, width)) * width * scaleOf(matrix);
    return anchors.filter((other) => offBy(other, matrix) < tolerance);
  });
  return sets.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** A short anchor tells the scale less exactly. */
function blurOf({ at: [, , wide = 0] }: Anchor, width: number): number {
  return 0.01 / Math.max(0.05, wide / width);
}

function fit(anchors: readonly Anchor[], width: number): Affine | null {
  const [reference, points] = [anchors.flatMap(endsInTemplate), anchors.flatMap(endsOnPage)];
  const xs = reference.map(({ x }) => x);
  const ys = reference.map(({ y }) => y);
  const span = Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  return reference.length >= 2 && span >= leastSpan * width ? similarityTransform(reference, points) : null;
}

function endsInTemplate({ at: [left = 0, top = 0, width = 0, height = 0] }: Anchor): Point[] {
  const y = top + height / 2;
  return [
    { x: left, y },
    { x: left + width, y },
  ];
}

function endsOnPage({ place: { left, right, v, height } }: Anchor): Point[] {
  // A piece reaches a little beyond its first and last letters' middles, about as far as the letters do.
  const pad = -0.2 * height;
  return [
    { x: left + pad, y: v },
    { x: right - pad, y: v },
  ];
}

function offBy(anchor: Anchor, matrix: Affine): number {
  const [start, end] = endsOnPage(anchor);
  const [from, to] = endsInTemplate(anchor).map((point) => moved(point, matrix));
  return Math.max(distance(start, from), distance(end, to));
}

function distance(a: Point | undefined, b: Point | undefined): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}

function scaleOf([a, , , c]: Affine): number {
  return Math.hypot(a, c);
}

function moved({ x, y }: Point, [a, b, tx, c, d, ty]: Affine): Point {
  return { x: a * x + b * y + tx, y: c * x + d * y + ty };
}

function areaOf([left = 0, top = 0, width = 0, height = 0]: TemplatePlace, matrix: Affine): PageArea {
  const middle = moved({ x: left + width / 2, y: top + height / 2 }, matrix);
  const [halfWidth, halfHeight] = [(width * scaleOf(matrix)) / 2, (height * scaleOf(matrix)) / 2];
  return {
    left: middle.x - halfWidth,
    right: middle.x + halfWidth,
    top: middle.y - halfHeight,
    bottom: middle.y + halfHeight,
  };
}
