import type { Box } from "#core/media/image.ts";
import type { Plane, shrunkLuma } from "./planes.ts";

/** How strongly a straight line runs past the face at each side, in levels of luma per pixel of the shrunk picture. */
export interface EnclosingEdges {
  /** The weaker of the lines left and right of the face. */
  readonly aside: number;
  readonly above: number;
}

const slopes = Array.from({ length: 13 }, (_, i) => (i - 6) * 0.045);

/** Looks for the edges of a sheet, a display or its frame around the face. */
export function enclosingEdges(plane: ReturnType<typeof shrunkLuma>, face: Box): EnclosingEdges {
  const { scale } = plane;
  const box = {
    left: face.left * scale,
    top: face.top * scale,
    right: (face.left + face.width) * scale,
    bottom: (face.top + face.height) * scale,
  };
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const tall = [box.top - 0.25 * height, box.bottom + 0.25 * height] as const;
  const wide = [box.left - 0.4 * width, box.right + 0.4 * width] as const;
  const turned = transposed(plane);
  const left = strongest(plane, [0, box.left - 0.05 * width], tall);
  const right = strongest(plane, [box.right + 0.05 * width, plane.width], tall);
  return {
    aside: Math.min(left, right),
    above: strongest(turned, [0, box.top - 0.15 * height], wide),
  };
}

function transposed({ width, height, data }: Plane): Plane {
  const turned = new Float32Array(data.length);
  for (let y = 0, i = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, i += 1) turned[x * height + y] = data[i] ?? 0;
  return { width: height, height: width, data: turned };
}

/** The strongest nearly upright line whose middle lies in `from`, followed over the rows `along`. */
function strongest(plane: Plane, from: readonly [number, number], along: readonly [number, number]): number {
  const [first, last] = [Math.max(1, Math.ceil(from[0])), Math.min(plane.width - 2, Math.floor(from[1]))];
  const [top, bottom] = [Math.max(0, Math.ceil(along[0])), Math.min(plane.height - 1, Math.floor(along[1]))];
  let best = 0;
  for (let middle = first; middle <= last; middle += 1) {
    for (const slope of slopes) best = Math.max(best, followed(plane, middle, slope, [top, bottom]));
  }
  return best;
}

/** The mean step across a line; a line that changes sign or ends on the way is weak. */
function followed(
  { width, data }: Plane,
  middle: number,
  slope: number,
  [top, bottom]: readonly [number, number],
): number {
  const centre = (top + bottom) / 2;
  const last = width - 2;
  let sum = 0;
  for (let y = top; y <= bottom; y += 2) {
    const x = Math.floor(middle + slope * (y - centre) + 0.5);
    if (x < 1 || x > last) continue;
    const i = y * width + x;
    const step = (data[i + 1] ?? 0) - (data[i - 1] ?? 0);
    sum += Math.min(30, Math.max(-30, step));
  }
  return Math.abs(sum) / Math.max(1, Math.floor((bottom - top) / 2) + 1);
}
