import type { TextBox } from "#core/document/text.ts";
import type { Point } from "#core/media/image.ts";

/** A line of text by the four points that tell whether a quad holds or cuts it. */
export interface TextPiece {
  readonly area: number;
  readonly angle: number;
  readonly center: Point;
  readonly points: readonly Point[];
}

const inner = { along: 0.42, across: 0.3 };

/** Boxes in the scaled picture; `scale` from the picture to there. */
export function textPieces(boxes: readonly TextBox[], scale: number): readonly TextPiece[] {
  return boxes.map((box) => ({
    area: box.width * box.height * scale * scale,
    angle: box.angle,
    center: { x: box.center.x * scale, y: box.center.y * scale },
    points: [
      pointOf(box, scale, -inner.along, -inner.across),
      pointOf(box, scale, inner.along, -inner.across),
      pointOf(box, scale, inner.along, inner.across),
      pointOf(box, scale, -inner.along, inner.across),
    ],
  }));
}

function pointOf({ center, width, height, angle }: TextBox, scale: number, u: number, v: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: (center.x + u * width * cos - v * height * sin) * scale,
    y: (center.y + u * width * sin + v * height * cos) * scale,
  };
}

/** Text that runs one way, and where it lies. */
export interface TextRun {
  /** Direction along the text, −π/2 to π/2. */
  readonly axis: number;
  /** From where to where along the axis and across it. */
  readonly along: readonly [number, number];
  readonly across: readonly [number, number];
  readonly pieces: readonly TextPiece[];
}

const elongated = 2;
const sameWay = (6 * Math.PI) / 180;
const leastShare = 0.08;

/** The ways in which text runs in the scaled picture, the most frequent first, at most `most`. */
export function textRuns(boxes: readonly TextBox[], scale: number, most: number): readonly TextRun[] {
  let left = boxes.filter(({ width, height }) => width >= elongated * height);
  const total = lengthOf(left);
  const runs: TextRun[] = [];
  while (runs.length < most && left.length > 0 && lengthOf(left) > leastShare * total) {
    const directions = left.map((box) => ({
      box,
      length: lengthOf(left.filter((other) => isAlike(box, other))),
    }));
    const { box } = directions.reduce((best, one) => (one.length > best.length ? one : best));
    const alike = left.filter((other) => isAlike(box, other));
    runs.push(runOf(alike, scale));
    left = left.filter((other) => !isAlike(box, other));
  }
  return runs;
}

function lengthOf(boxes: readonly TextBox[]): number {
  let length = 0;
  for (const { width } of boxes) length += width;
  return length;
}

function isAlike(a: TextBox, b: TextBox): boolean {
  return Math.abs(Math.sin(a.angle - b.angle)) <= Math.sin(sameWay);
}

function runOf(boxes: readonly TextBox[], scale: number): TextRun {
  let [x, y] = [0, 0];
  for (const { width, angle } of boxes) {
    x += width * Math.cos(2 * angle);
    y += width * Math.sin(2 * angle);
  }
  const axis = Math.atan2(y, x) / 2;
  const [cos, sin] = [Math.cos(axis), Math.sin(axis)];
  const pieces = textPieces(boxes, scale);
  const points = pieces.flatMap((piece) => piece.points);
  const along = points.map((point) => point.x * cos + point.y * sin);
  const across = points.map((point) => point.y * cos - point.x * sin);
  return { axis, along: rangeOf(along), across: rangeOf(across), pieces };
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
