import type { FacePoints, HeadPose } from "#core/face/face.ts";
import type { Box, Point } from "#core/media/image.ts";
import type { NetTensor } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import type { Affine } from "#engines/runtime/warp.ts";
import type { Detection } from "./postprocess.ts";

/** Pixels a side of the mesh net's input. */
export const meshSide = 192;

const pointCount = 468;
const margin = 1.5;

/** What the mesh net says: its points in the picture, and whether there is a face at all (0 to 1). */
export interface Mesh {
  readonly points: readonly Point[];
  /** How far each point lies behind the picture, in the scale of the points. */
  readonly depths: readonly number[];
  readonly presence: number;
}

/** Cuts the face for the mesh net: half as much again as the detector's box, eyes level. */
export function meshCrop({ box, points }: Detection): Affine {
  const [left, right] = points;
  const roll = left && right ? Math.atan2(right.y - left.y, right.x - left.x) : 0;
  const scale = (Math.max(box.width, box.height) * margin) / meshSide;
  const cos = Math.cos(roll) * scale;
  const sin = Math.sin(roll) * scale;
  const centre = (meshSide - 1) / 2;
  // Boxes count from the edge of the first pixel, pictures from its centre.
  const x = box.left + box.width / 2 - 0.5;
  const y = box.top + box.height / 2 - 0.5;
  return [cos, -sin, x - cos * centre + sin * centre, sin, cos, y - sin * centre - cos * centre];
}

/** The cut as the net wants it: RGB from 0 to 1. */
export function toMeshInput(crop: Raster): NetTensor {
  const data = new Float32Array(crop.data.length);
  for (let i = 0; i < data.length; i += 1) data[i] = (crop.data[i] ?? 0) / 255;
  return { data, dims: [1, meshSide, meshSide, 3] };
}

/** Reads the mesh net's outputs, in pixels of the picture that was cut. */
export function toMesh(outputs: readonly NetTensor[], crop: Affine): Mesh {
  const numbers = outputs.find((output) => output.data.length === pointCount * 3)?.data ?? [];
  const presence = outputs.find((output) => output.data.length === 1)?.data[0] ?? 0;
  const [a, b, tx, c, d, ty] = crop;
  const points = Array.from({ length: pointCount }, (_, i) => {
    const x = (numbers[i * 3] ?? 0) - 0.5;
    const y = (numbers[i * 3 + 1] ?? 0) - 0.5;
    return { x: a * x + b * y + tx, y: c * x + d * y + ty };
  });
  const scale = Math.hypot(a, c);
  const depths = Array.from({ length: pointCount }, (_, i) => (numbers[i * 3 + 2] ?? 0) * scale);
  return { points, depths, presence };
}

/**
 * How the head is held: the lines from temple to temple, from chin to forehead, and between the outer corners of the
 * eyes. Indexes as in MediaPipe's canonical face model.
 */
export function meshPose(mesh: Mesh): HeadPose {
  const across = between(mesh, 234, 454);
  const up = between(mesh, 152, 10);
  const eyes = between(mesh, 33, 263);
  return {
    yaw: degrees(Math.atan2(across.depth, across.length)),
    pitch: degrees(Math.atan2(up.depth, up.length)),
    roll: degrees(Math.atan2(eyes.y, eyes.x)),
  };
}

/** The less open eye's height by its width. */
export function meshEyeOpenness(mesh: Mesh): number {
  const left = between(mesh, 159, 145).length / between(mesh, 33, 133).length;
  const right = between(mesh, 386, 374).length / between(mesh, 362, 263).length;
  return Math.min(left, right);
}

function between({ points, depths }: Mesh, from: number, to: number) {
  const [a, b] = [points[from], points[to]];
  const [x, y] = [(b?.x ?? 0) - (a?.x ?? 0), (b?.y ?? 0) - (a?.y ?? 0)];
  return { x, y, length: Math.hypot(x, y), depth: (depths[to] ?? 0) - (depths[from] ?? 0) };
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}

/** The five points of alignment. Indexes as in MediaPipe's canonical face model. */
export function meshFacePoints({ points }: Mesh): FacePoints {
  const middle = (first: number, second: number): Point => {
    const [a, b] = [points[first], points[second]];
    return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 };
  };
  return {
    leftEye: middle(33, 133),
    rightEye: middle(362, 263),
    nose: middle(1, 1),
    leftMouth: middle(61, 61),
    rightMouth: middle(291, 291),
  };
}

/** The upright rectangle around all points: from the top of the forehead to the chin. */
export function meshBox({ points }: Mesh): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
