import type { Point, Quad } from "#core/media/image.ts";
import type { DegradationLimits } from "./degradations.ts";
import { mrzPitch } from "./drawing.ts";
import { homographyBetween, project } from "./homography.ts";
import { between, type Random } from "./random.ts";

/** How a document lies before the camera. */
export interface Pose {
  readonly corners: Quad;
  readonly turnDegrees: number;
  readonly tiltDegrees: number;
  /** Width of an MRZ character in pixels where it is smallest. */
  readonly charWidth: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const cameraDistance = 2.4;
const frameShare = 0.94;

/** A document of `size` (tenths of a millimetre) turned and tilted before the camera, somewhere in the frame. */
export function drawPose(random: Random, size: Size, frame: Size, limits: DegradationLimits): Pose {
  const turnDegrees = between(random, -1, 1) * limits.turnDegrees;
  const tiltDegrees = limits.tiltDegrees * random();
  const outline = tilted(size, { turn: turnDegrees, tilt: tiltDegrees, axis: between(random, 0, 360) });
  const bounds = boundsOf(outline);
  const fit = Math.min(
    (frame.width * frameShare) / bounds.width,
    (frame.height * frameShare) / bounds.height,
  );
  const least = Math.min(fit, (limits.minCharWidth / smallestChar(size, outline)) * 1.02);
  const scale = between(random, least, fit);
  const slack = { x: frame.width - bounds.width * scale, y: frame.height - bounds.height * scale };
  const shift = { x: slack.x * between(random, 0.3, 0.7), y: slack.y * between(random, 0.3, 0.7) };
  const corners = mapQuad(outline, ({ x, y }) => ({
    x: (x - bounds.left) * scale + shift.x,
    y: (y - bounds.top) * scale + shift.y,
  }));
  return { corners, turnDegrees, tiltDegrees, charWidth: smallestChar(size, corners) };
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

/** The narrowest MRZ character, measured along the document's lower and upper edges. */
function smallestChar(size: Size, corners: Quad): number {
  const map = homographyBetween(cornersOf(size), corners);
  const widths: number[] = [];
  for (const y of [0, size.height]) {
    for (const x of [0, size.width - mrzPitch]) {
      const start = project(map, { x, y });
      const end = project(map, { x: x + mrzPitch, y });
      widths.push(Math.hypot(end.x - start.x, end.y - start.y));
    }
  }
  return Math.min(...widths);
}

/** The corners of an upright rectangle at the origin. */
export function cornersOf({ width, height }: Size): Quad {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

function boundsOf(quad: Quad): { left: number; top: number; width: number; height: number } {
  const xs = quad.map((point) => point.x);
  const ys = quad.map((point) => point.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function mapQuad([a, b, c, d]: Quad, move: (point: Point) => Point): Quad {
  return [move(a), move(b), move(c), move(d)];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
