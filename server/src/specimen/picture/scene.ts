import type { Point, Quad } from "#core/media/image.ts";
import type { DegradationLimits } from "../degradations.ts";
import type { Drawing } from "../draw/drawing.ts";
import { pdf417ModuleWidth } from "../draw/pdf417.ts";
import { mrzPitch } from "../draw/mrz-lines.ts";
import { homographyBetween, project } from "../homography.ts";
import { between, integer, type Random } from "../random.ts";
import { cornersOf, mapQuad, type Move, type Size } from "./picture.ts";
import { boundsOf, drawPose } from "./pose.ts";

/** A document's side in a scene. */
export interface Placed {
  readonly drawing: Drawing;
  readonly corners: Quad;
  readonly turnDegrees: number;
  readonly tiltDegrees: number;
  /** Pixels per tenth of a millimetre, where they are fewest and most. */
  readonly leastScale: number;
  readonly mostScale: number;
}

/** A frame with documents in it. */
export interface Scene {
  readonly frame: Size;
  readonly placed: readonly Placed[];
}

/** From tenths of a millimetre on a document to pixels of its scene. */
export function movement({ drawing, corners }: Placed): Move {
  const map = homographyBetween(cornersOf(drawing), corners);
  return (point) => project(map, point);
}

const scanMargin = 40;

/** Documents on a scanner, one below the other. */
export function layOnScanner(drawings: readonly Drawing[], width: number): Scene {
  const widest = Math.max(...drawings.map((drawing) => drawing.width));
  const scale = (width - 2 * scanMargin) / widest;
  let top = scanMargin;
  const placed = drawings.map((drawing) => {
    const shift = { x: scanMargin, y: top };
    top += Math.round(drawing.height * scale) + scanMargin;
    const corners = mapQuad(cornersOf(drawing), ({ x, y }) => ({
      x: x * scale + shift.x,
      y: y * scale + shift.y,
    }));
    return { drawing, corners, turnDegrees: 0, tiltDegrees: 0, leastScale: scale, mostScale: scale };
  });
  return { frame: { width, height: top }, placed };
}

/** Documents before a camera; two share the frame. Throws RangeError when it has no room. */
export function layBeforeCamera(
  drawings: readonly Drawing[],
  frame: Size,
  limits: DegradationLimits,
  random: Random,
): Scene {
  const isStacked = random() < 0.5;
  const cell = cellOf(frame, drawings.length, isStacked);
  const placed = drawings.map((drawing, i) => {
    const pose = drawPose(random, drawing, cell, {
      limits,
      least: leastScale(drawing, limits, drawings.length),
    });
    const shift = { x: isStacked ? 0 : cell.width * i, y: isStacked ? cell.height * i : 0 };
    const corners = mapQuad(pose.corners, ({ x, y }) => ({ x: x + shift.x, y: y + shift.y }));
    return { ...pose, drawing, corners };
  });
  return { frame, placed };
}

function cellOf({ width, height }: Size, count: number, isStacked: boolean): Size {
  return isStacked ? { width, height: height / count } : { width: width / count, height };
}

/** Beside another document there is no room for a barcode's modules. */
function leastScale({ elements }: Drawing, limits: DegradationLimits, count: number): number {
  const hasBarcode = elements.some(({ marks }) => marks.some(({ kind }) => kind === "barcode"));
  const forText = limits.minCharWidth / mrzPitch;
  return hasBarcode && count === 1 ? Math.max(forText, limits.minModuleWidth / pdf417ModuleWidth) : forText;
}

/** Moves the first document so that a part of it lies beyond the frame's edge. */
export function cutOff(scene: Scene, random: Random): Scene {
  const [first, ...others] = scene.placed;
  if (!first) return scene;
  const { left, top, width, height } = boundsOf(first.corners);
  const share = between(random, 0.12, 0.25);
  const shift = [
    { x: -left - share * width, y: 0 },
    { x: scene.frame.width - left - width + share * width, y: 0 },
    { x: 0, y: -top - share * height },
    { x: 0, y: scene.frame.height - top - height + share * height },
  ][integer(random, 0, 3)] as Point;
  const corners = mapQuad(first.corners, ({ x, y }) => ({ x: x + shift.x, y: y + shift.y }));
  return { ...scene, placed: [{ ...first, corners }, ...others] };
}
