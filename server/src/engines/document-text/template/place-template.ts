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

/** Takes a place of the template to the page; `stretch` makes the template higher. */
export type ToArea = (place: TemplatePlace, stretch: number) => PageArea;

/** A template laid on a page. */
export interface PlacedTemplate {
  readonly toArea: ToArea;
  /** Share of its keywords and labels found that are where they should be, 0 to 1. */
  readonly fit: number;
}

/** A point of the template with the point of the page that should be the same. */
interface Anchor {
  readonly ideal: Point;
  readonly found: Point;
}

/** Anchors farther off than this, as a share of the template's width, are something else of the same name. */
const farthestOff = 0.045;
/** Two anchors must be this far apart, as a share of the template's width, to tell where the rest is. */
const leastSpan = 0.1;
const steepest = 0.3;

/**
 * Where the template's places are on the page, from where its keywords and labels were found: the least-squares
 * similarity of those that agree. Null when too few do. A page photographed askew is lower than it should be, which
 * anchors in one line cannot tell: hence the stretch, about the anchors' middle.
 */
export function placeTemplate(
  { prepared, keywords }: ChosenTemplate,
  labels: readonly FoundLabel[],
): PlacedTemplate | null {
  const [width = 1] = prepared.template.size;
  const anchors = [
    ...keywords.flatMap(({ keyword, piece, hit }) =>
      keyword.at ? endsOf(keyword.at, cutPiece(piece, hit.from, hit.to)) : [],
    ),
    ...prepared.fields.flatMap(({ field, rule }) => {
      const label = labels.find((found) => found.rule === rule);
      // Where a label ends depends on how many of its languages were read.
      return field.labelAt && label ? endsOf(field.labelAt, label.place).slice(0, 1) : [];
    }),
  ];
  const near = agreeing(anchors, width);
  const matrix = near.length >= 2 ? fit(near) : null;
  if (!matrix || Math.abs(turnOf(matrix)) >= steepest) return null;
  const middle = near.reduce((sum, { ideal }) => sum + ideal.y, 0) / near.length;
  const toArea: ToArea = ([left = 0, top = 0, wide = 0, high = 0], stretch) =>
    areaOf([left, middle + (top - middle) * stretch, wide, high * stretch], matrix);
  return { toArea, fit: near.length / anchors.length };
}

function endsOf([left = 0, top = 0, width = 0, height = 0]: TemplatePlace, place: Piece): Anchor[] {
  // A piece reaches a little less far than the line that the finder sees.
  const margin = 0.2 * place.height;
  const y = top + height / 2;
  return [
    { ideal: { x: left, y }, found: { x: place.left - margin, y: place.v } },
    { ideal: { x: left + width, y }, found: { x: place.right + margin, y: place.v } },
  ];
}

/** The anchors that agree with two of them, as many as there are: a word may stand elsewhere too. */
function agreeing(anchors: readonly Anchor[], width: number): readonly Anchor[] {
  let best: readonly Anchor[] = [];
  for (const [i, one] of anchors.entries()) {
    for (const other of anchors.slice(i + 1)) {
      if (distance(one.ideal, other.ideal) < leastSpan * width) continue;
      const matrix = fit([one, other]);
      if (Math.abs(turnOf(matrix)) >= steepest) continue;
      const tolerance = farthestOff * width * scaleOf(matrix);
      const near = anchors.filter(({ ideal, found }) => distance(moved(ideal, matrix), found) < tolerance);
      if (near.length > best.length) best = near;
    }
  }
  return best;
}

function fit(anchors: readonly Anchor[]): Affine {
  return similarityTransform(
    anchors.map(({ ideal }) => ideal),
    anchors.map(({ found }) => found),
  );
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function scaleOf([a, , , c]: Affine): number {
  return Math.hypot(a, c);
}

function turnOf([a, , , c]: Affine): number {
  return Math.atan2(c, a);
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
