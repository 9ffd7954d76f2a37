import type { Point, Quad } from "#core/media/image.ts";
import type { TextPiece } from "./text-evidence.ts";

/** How a quad stands to the text. */
export interface TextShares {
  /** Areas of text inside the quad, cut by it, just outside, and altogether. */
  readonly inside: number;
  readonly cut: number;
  readonly near: number;
  readonly total: number;
  /** The widest blank margin above or below the text inside, as a share of the quad; beside it likewise. */
  readonly blankRows: number;
  readonly blankColumns: number;
  /** Sine of twice the angle between the text inside and the quad's sides. */
  readonly turn: number;
}

const nearby = 0.3;

/** A point's place in a quad: 0 to 1 from the left to the right and from the top to the bottom, nearly. */
type Placing = (point: Point) => readonly [number, number];

/** How a quad stands to pieces of text. */
export function textShares(corners: Quad, pieces: readonly TextPiece[]): TextShares {
  const place = placingIn(corners);
  let [inside, cut, near, total, cos, sin] = [0, 0, 0, 0, 0, 0];
  let [left, right, top, bottom] = [1, 0, 1, 0];
  for (const { area, points, center, angle } of pieces) {
    total += area;
    const placed = points.map(place);
    const within = placed.filter(([u, v]) => u >= 0 && u <= 1 && v >= 0 && v <= 1).length;
    if (within === 0) {
      if (isNear(place(center))) near += area;
    } else if (within < points.length) cut += area;
    else {
      inside += area;
      cos += area * Math.cos(4 * angle);
      sin += area * Math.sin(4 * angle);
      for (const [u, v] of placed) {
        left = Math.min(left, u);
        right = Math.max(right, u);
        top = Math.min(top, v);
        bottom = Math.max(bottom, v);
      }
    }
  }
  return {
    inside,
    cut,
    near,
    total,
    blankRows: inside === 0 ? 1 : Math.max(top, 1 - bottom),
    blankColumns: inside === 0 ? 1 : Math.max(left, 1 - right),
    turn: inside === 0 ? 0 : turnOf(corners, Math.atan2(sin, cos) / 4),
  };
}

function isNear([u, v]: readonly [number, number]): boolean {
  return u > -nearby && u < 1 + nearby && v > -nearby && v < 1 + nearby;
}

/** By the distances from opposite sides: as good as a perspective map for sides that are nearly parallel. */
function placingIn(corners: Quad): Placing {
  const [top, right, bottom, left] = corners.map((from, i) => inward(from, corners[(i + 1) % 4] ?? from)) as [
    Inward,
    Inward,
    Inward,
    Inward,
  ];
  return ({ x, y }) => {
    const l = left.a * x + left.b * y + left.c;
    const r = right.a * x + right.b * y + right.c;
    const t = top.a * x + top.b * y + top.c;
    const b = bottom.a * x + bottom.b * y + bottom.c;
    return [l / (l + r), t / (t + b)];
  };
}

/** A line as a·x + b·y + c = 0, positive inside. */
interface Inward {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

function inward(from: Point, to: Point): Inward {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const a = (from.y - to.y) / length;
  const b = (to.x - from.x) / length;
  return { a, b, c: -a * from.x - b * from.y };
}

function turnOf(corners: Quad, angle: number): number {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const along = Math.atan2(
    topRight.y - topLeft.y + bottomRight.y - bottomLeft.y,
    topRight.x - topLeft.x + bottomRight.x - bottomLeft.x,
  );
  return Math.abs(Math.sin(2 * (along - angle)));
}
