import type { Quad } from "#core/media/image.ts";
import { rectify } from "#engines/runtime/rectify.ts";
import type { Raster } from "#engines/runtime/raster.ts";

/** How a letter lies before the camera: turned clockwise by so many degrees, and seen aslant. */
export interface Pose {
  readonly turnDegrees: number;
  /** How much nearer one edge is than the other, 0 to about 0.15. */
  readonly slant: number;
}

/** A page as a photograph shows it, on a dark desk. */
export function photograph(page: Raster, { turnDegrees, slant }: Pose, longSide = 2000): Raster {
  const { width, height } = page;
  const turn = (-turnDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const reach = {
    x: Math.abs(cos) * width + Math.abs(sin) * height,
    y: Math.abs(sin) * width + Math.abs(cos) * height,
  };
  const corner = (x: number, y: number, grow: number) => {
    const [u, v] = [x * reach.x * 0.54 * grow, y * reach.y * 0.54 * grow];
    return { x: width / 2 + u * cos - v * sin, y: height / 2 + u * sin + v * cos };
  };
  const quad: Quad = [
    corner(-1, -1, 1),
    corner(1, -1, 1 + slant),
    corner(1, 1, 1 + slant / 2),
    corner(-1, 1, 1),
  ];
  const scale = longSide / Math.max(reach.x, reach.y);
  return rectify(page, quad, { width: Math.round(reach.x * scale), height: Math.round(reach.y * scale) });
}
