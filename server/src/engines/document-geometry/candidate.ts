import type { Point, Quad } from "#core/media/image.ts";
import { crossing } from "./straight-line.ts";
import { type SupportedLine, supportBetween } from "./support.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A side of a quad and how well edges bear it. */
export interface Side {
  readonly line: SupportedLine;
  readonly coverage: number;
  readonly strength: number;
  /** Coverage just beyond both of its ends: high when the line belongs to something longer. */
  readonly beyond: number;
}

/** Four lines that may be a document's border. */
export interface Candidate {
  readonly corners: Quad;
  /** Top, right, bottom, left. */
  readonly sides: readonly [Side, Side, Side, Side];
}

type SideName = "top" | "right" | "bottom" | "left";

const overhang = 0.03;

/** The quad between four lines; undefined when it leaves the picture or is no sound quad. */
export function candidateOf(
  lines: Readonly<Record<SideName, SupportedLine>>,
  picture: Size,
): Candidate | undefined {
  const { top, right, bottom, left } = lines;
  const corners = [
    crossing(top, left),
    crossing(top, right),
    crossing(bottom, right),
    crossing(bottom, left),
  ] as const;
  const slack = overhang * Math.max(picture.width, picture.height);
  const isIn = ({ x, y }: Point): boolean =>
    x >= -slack && y >= -slack && x <= picture.width + slack && y <= picture.height + slack;
  if (!corners.every(isIn) || !isConvex(corners)) return undefined;
  const [a, b, c, d] = corners;
  return {
    corners,
    sides: [sideOf(top, a, b), sideOf(right, b, c), sideOf(bottom, c, d), sideOf(left, d, a)],
  };
}

/** Whether the corners go round clockwise, each turn a real one. */
function isConvex(corners: Quad): boolean {
  return corners.every((corner, i) => {
    const next = corners[(i + 1) % 4] ?? corner;
    const after = corners[(i + 2) % 4] ?? corner;
    const [ax, ay, bx, by] = [next.x - corner.x, next.y - corner.y, after.x - next.x, after.y - next.y];
    return ax * by - ay * bx > 0.5 * Math.hypot(ax, ay) * Math.hypot(bx, by);
  });
}

const rounding = 0.05;
const outer = 0.15;

function sideOf(line: SupportedLine, from: Point, to: Point): Side {
  const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
  const start = -from.x * sin + from.y * cos;
  const end = -to.x * sin + to.y * cos;
  const length = end - start;
  const inner = supportBetween(line, start + rounding * length, end - rounding * length);
  const before = supportBetween(line, start - outer * length, start - 0.02 * length);
  const after = supportBetween(line, end + 0.02 * length, end + outer * length);
  return { line, ...inner, beyond: (before.coverage + after.coverage) / 2 };
}
