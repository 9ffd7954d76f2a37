import type { Quad } from "#core/media/image.ts";
import type { DegradationLimits } from "../degradations.ts";
import { homographyBetween, project } from "../homography.ts";
import { between, type Random } from "../random.ts";
import { cornersOf, mapQuad, type Size } from "./picture.ts";

/** How a document lies before the camera. */
export interface Pose {
  readonly corners: Quad;
  readonly turnDegrees: number;
  readonly tiltDegrees: number;
  /** Pixels per tenth of a millimetre where they are fewest, along the lines of text. */
  readonly leastScale: number;
  /** Where they are most. */
  readonly mostScale: number;
}

const cameraDistance = 2.4;
const frameShare = 0.94;

/**
 * A document of `size` (tenths of a millimetre) turned and tilted before the camera, somewhere in the frame, with at
 * least `least` pixels per tenth of a millimetre. Throws RangeError when the frame has no room for that.
 */
export function drawPose(
  random: Random,
  size: Size,
  frame: Size,
  { limits, least }: { limits: DegradationLimits; least: number },
): Pose {
  const turnDegrees = between(random, -1, 1) * limits.turnDegrees;
  const tiltDegrees = limits.tiltDegrees * random();
  const outline = tilted(size, { turn: turnDegrees, tilt: tiltDegrees, axis: between(random, 0, 360) });
  const bounds = boundsOf(outline);
  const most = Math.min(
    (frame.width * frameShare) / bounds.width,
    (frame.height * frameShare) / bounds.height,
  );
  const needed = (least / scalesOf(size, outline).least) * 1.01;
  if (needed > most) throw new RangeError("the frame is too small for the least width of a character");
  const scale = needed * (most / needed) ** random();
  const slack = { x: frame.width - bounds.width * scale, y: frame.height - bounds.height * scale };
  const shift = { x: slack.x * between(random, 0.3, 0.7), y: slack.y * between(random, 0.3, 0.7) };
  const corners = mapQuad(outline, ({ x, y }) => ({
    x: (x - bounds.left) * scale + shift.x,
    y: (y - bounds.top) * scale + shift.y,
  }));
  const scales = scalesOf(size, corners);
  return { corners, turnDegrees, tiltDegrees, leastScale: scales.least, mostScale: scales.most };
}

function tilted({ width, height }: Size, degrees: { turn: number; tilt: number; axis: number }): Quad {
  const [turn, tilt, axis] = [radians(degrees.turn), radians(degrees.tilt), radians(degrees.axis)];
  const distance = cameraDistance * width;
  const corners = cornersOf({ width, height });
  return mapQuad(corners, (corner) => {
    const x = corner.x - width / 2;
    const y = corner.y - height / 2;
    const along = x * Math.cos(axis) + y * Math.sin(axis);
    const depth = distance / (distance + along * Math.sin(tilt));
    const foreshortened = along * Math.cos(tilt) - along;
    const u = (x + foreshortened * Math.cos(axis)) * depth;
    const v = (y + foreshortened * Math.sin(axis)) * depth;
    return { x: u * Math.cos(turn) - v * Math.sin(turn), y: u * Math.sin(turn) + v * Math.cos(turn) };
  });
}

/** Width of an MRZ character in tenths of a millimetre: what scales are measured over. */
const step = 25.4;

/** Pixels per tenth of a millimetre along the upper and lower edges, at their ends. */
function scalesOf(size: Size, corners: Quad): { readonly least: number; readonly most: number } {
  const map = homographyBetween(cornersOf(size), corners);
  const scales: number[] = [];
  for (const y of [0, size.height]) {
    for (const x of [0, size.width - step]) {
      const start = project(map, { x, y });
      const end = project(map, { x: x + step, y });
      scales.push(Math.hypot(end.x - start.x, end.y - start.y) / step);
    }
  }
  return { least: Math.min(...scales), most: Math.max(...scales) };
}

/** The upright rectangle round a quadrilateral. */
export function boundsOf(quad: Quad): { left: number; top: number; width: number; height: number } {
  const xs = quad.map((point) => point.x);
  const ys = quad.map((point) => point.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
