import { orientCorners } from "#core/document/orient-corners.ts";
import type { DocumentOutline } from "#core/document/outline.ts";
import type { TextBox } from "#core/document/text.ts";
import type { Point, Quad } from "#core/media/image.ts";
import { areaOf, isInQuad } from "#core/media/quad.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { findEdges } from "./edges.ts";
import type { Candidate, Size } from "./candidate.ts";
import { quadsAlong, quadsOfLines } from "./quads.ts";
import { quadsOfCorners } from "./rectangle-corners.ts";
import { refineQuad } from "./refine.ts";
import { findSegments } from "./segments.ts";
import { findLines, type SupportedLine } from "./support.ts";
import { type TextPiece, type TextRun, textPieces, textRuns } from "./text-evidence.ts";
import {
  mostTextScore,
  type ShapedCandidate,
  type WeighedCandidate,
  weighShape,
  weighText,
} from "./weigh.ts";

const mostLines = 160;
const mostRuns = 3;
const mostDocuments = 4;
const fewestBoxes = 3;
const mostCut = 0.05;
const surelyScore = 6;
const mostCutWhenSure = 0.25;
const evenScore = 4.3;
const besideScore = 8;
const searched = 4;
const sameAxis = Math.sin((40 * Math.PI) / 180);

/**
 * Where the document lies in a picture. `scaled` is the picture at the size at which edges are looked for; boxes are
 * those of the whole picture.
 */
export function locateDocument(raster: Raster, scaled: Raster, boxes: readonly TextBox[]): DocumentOutline {
  const scale = scaled.width / raster.width;
  const lines = findLines(findSegments(findEdges(scaled)), scaled, mostLines);
  const found = findDocuments(lines, boxes, scaled, scale);
  const [best] = found;
  if (!best) return wholePicture(raster, boxes);
  const corners = toPicture(best.corners, scale);
  const isBorder = best.sides.map(({ line }) => line.isBorder);
  const refined = refineQuad(raster, corners, searched / scale, isBorder);
  return {
    corners: orientCorners(refined, upOfText(boxes.filter(({ center }) => isInQuad(refined, center)))),
    confidence: 1 / (1 + Math.exp(evenScore - best.score)),
    isWholePicture: false,
    textInside: best.textInside,
    textCut: best.textCut,
    cutOff: borderShare(refined, isBorder),
    documentCount: found.length,
  };
}

/** The document that most speaks for, and others beside it. */
function findDocuments(
  lines: readonly SupportedLine[],
  boxes: readonly TextBox[],
  picture: Size,
  scale: number,
): readonly WeighedCandidate[] {
  const found: WeighedCandidate[] = [];
  let left = boxes;
  while (found.length < mostDocuments) {
    const best = bestQuad(lines, left, picture, scale);
    if (!best || found.some((other) => overlap(best.corners, other.corners))) break;
    if (found.length > 0 && !isSurelyAnother(best)) break;
    found.push(best);
    left = left.filter(({ center }) => !isInQuad(best.corners, scaledPoint(center, scale)));
    if (left.length < fewestBoxes) break;
  }
  return found;
}

/** A second document is told of only when all of it is seen: slips and papers are cut off by the picture's edge. */
function isSurelyAnother({ score, sides }: WeighedCandidate): boolean {
  return score >= besideScore && sides.every(({ line }) => !line.isBorder);
}

function bestQuad(
  lines: readonly SupportedLine[],
  boxes: readonly TextBox[],
  picture: Size,
  scale: number,
): WeighedCandidate | undefined {
  const pieces = textPieces(boxes, scale);
  const quads = allQuads(lines, textRuns(boxes, scale, mostRuns), picture)
    .map((quad) => weighShape(quad, picture))
    .toSorted((a, b) => b.shapeScore - a.shapeScore);
  let best: WeighedCandidate | undefined;
  for (const quad of quads) {
    if (best && quad.shapeScore + mostTextScore < best.score) break;
    const weighed = weighText(quad, pieces);
    if (!best || weighed.score > best.score) best = weighed;
  }
  if (!best || !isCertain(best, pieces)) return undefined;
  return pageOfBooklet(best, quads, pieces) ?? best;
}

const pageShare = { least: 0.4, most: 0.6 };
const pageLikeness = 0.5;
const pageScore = 6;

/** Of an open booklet the page with the text: a half of the quad that has all its text. */
function pageOfBooklet(
  whole: WeighedCandidate,
  quads: readonly ShapedCandidate[],
  pieces: readonly TextPiece[],
): WeighedCandidate | undefined {
  if (pieces.length === 0) return undefined;
  for (const quad of quads) {
    if (quad.shapeScore < whole.shapeScore - pageScore) return undefined;
    const shared = quad.sides.filter((side, i) => side.line === whole.sides[i]?.line).length;
    const share = areaOf(quad.corners) / areaOf(whole.corners);
    if (shared !== 3 || share < pageShare.least || share > pageShare.most || quad.likeness < pageLikeness)
      continue;
    const page = weighText(quad, pieces);
    if (page.textInside >= 0.97 * whole.textInside) return page;
  }
  return undefined;
}

/** Every quad that text, lines or corners suggest. */
function allQuads(
  lines: readonly SupportedLine[],
  runs: readonly TextRun[],
  picture: Size,
): readonly Candidate[] {
  const axes = [...runs.map(({ axis }) => axis), 0].filter(
    (axis, i, all) => !all.slice(0, i).some((other) => Math.abs(Math.sin(2 * (axis - other))) < sameAxis),
  );
  return [
    ...runs.flatMap((run) => quadsAlong(run, lines, picture)),
    ...quadsOfLines(lines, picture),
    ...axes.flatMap((axis) => quadsOfCorners(lines, axis, picture)),
  ];
}

/** Text may be cut where a document lies on a printed page: its words and the page's are found as one. */
function isCertain(
  { score, sides, textInside, textCut }: WeighedCandidate,
  pieces: readonly TextPiece[],
): boolean {
  const borders = sides.filter(({ line }) => line.isBorder).length;
  if (score < evenScore || borders >= 3) return false;
  const cut = pieces.length === 0 ? 0 : textCut / (textInside + textCut);
  return cut <= mostCut || (score >= surelyScore && borders === 0 && cut <= mostCutWhenSure);
}

function wholePicture({ width, height }: Raster, boxes: readonly TextBox[]): DocumentOutline {
  const corners: Quad = [
    { x: 0, y: 0 },
    { x: width - 1, y: 0 },
    { x: width - 1, y: height - 1 },
    { x: 0, y: height - 1 },
  ];
  return {
    corners: orientCorners(corners, upOfText(boxes)),
    confidence: 0,
    isWholePicture: true,
    textInside: boxes.length > 0 ? 1 : 0,
    textCut: 0,
    cutOff: 0,
    documentCount: boxes.length > 0 ? 1 : 0,
  };
}

/** Upwards for text that reads from left to right; a page turned upside down cannot be told from its lines alone. */
function upOfText(boxes: readonly TextBox[]): Point {
  let x = 0;
  let y = 0;
  for (const { width, height, angle } of boxes) {
    const length = Math.max(0, width - height);
    x += length * Math.cos(2 * angle);
    y += length * Math.sin(2 * angle);
  }
  const axis = Math.atan2(y, x) / 2;
  return { x: Math.sin(axis), y: -Math.cos(axis) };
}

function toPicture([a, b, c, d]: Quad, scale: number): Quad {
  const back = ({ x, y }: Point): Point => ({ x: (x + 0.5) / scale - 0.5, y: (y + 0.5) / scale - 0.5 });
  return [back(a), back(b), back(c), back(d)];
}

function scaledPoint({ x, y }: Point, scale: number): Point {
  return { x: x * scale, y: y * scale };
}

/** Whether one quad's middle or a corner lies in the other. */
function overlap(a: Quad, b: Quad): boolean {
  const points = ([p, q, r, s]: Quad): readonly Point[] => [
    { x: (p.x + q.x + r.x + s.x) / 4, y: (p.y + q.y + r.y + s.y) / 4 },
    p,
    q,
    r,
    s,
  ];
  return points(a).some((point) => isInQuad(b, point)) || points(b).some((point) => isInQuad(a, point));
}

/** Share of the quad's length that lies on the picture's border. */
function borderShare(corners: Quad, isBorder: readonly boolean[]): number {
  let whole = 0;
  let border = 0;
  corners.forEach((from, i) => {
    const to = corners[(i + 1) % 4] ?? from;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    whole += length;
    if (isBorder[i]) border += length;
  });
  return border / whole;
}
