import type { FaceFinding, FacePoints } from "#core/face/face.ts";
import type { Point } from "#core/media/image.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { type Affine, similarityTransform } from "#engines/runtime/warp.ts";
import { dlibSide } from "./dlib-graph.ts";

/** Pixels a side of the other net's input. */
export const faceresSide = 224;

const dlibPadding = 0.25;
const faceresMargin = 1.2;

/** A point of dlib's mean face (get_face_chip_details), in the chip of 150 px with its padding. */
function inChip(x: number, y: number): Point {
  const scale = dlibSide / (1 + 2 * dlibPadding);
  return { x: (x + dlibPadding) * scale, y: (y + dlibPadding) * scale };
}

const chipPoints = [
  inChip(0.2273, 0.2214),
  inChip(0.7528, 0.2212),
  inChip(0.490127, 0.515625),
  inChip(0.254149, 0.780233),
  inChip(0.726104, 0.780233),
];

/** Cuts the face as dlib does: eyes, tip of the nose and corners of the mouth where its mean face has them. */
export function dlibCrop({ leftEye, rightEye, nose, leftMouth, rightMouth }: FacePoints): Affine {
  return similarityTransform(chipPoints, [leftEye, rightEye, nose, leftMouth, rightMouth]);
}

/** Cuts a square around the face, a fifth larger than its box, eyes level. */
export function faceresCrop({ box, points }: FaceFinding): Affine {
  const { leftEye, rightEye } = points;
  const roll = Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x);
  const scale = (Math.max(box.width, box.height) * faceresMargin) / faceresSide;
  const cos = Math.cos(roll) * scale;
  const sin = Math.sin(roll) * scale;
  const middle = (faceresSide - 1) / 2;
  const x = box.left + box.width / 2 - 0.5;
  const y = box.top + box.height / 2 - 0.5;
  return [cos, -sin, x - cos * middle + sin * middle, sin, cos, y - sin * middle - cos * middle];
}

/** The picture as in a mirror. */
export function mirrored({ width, height, data }: Raster): Raster {
  const mirror = new Uint8Array(data.length);
  for (let i = 0; i < width * height; i += 1) {
    const from = i - (i % width) + (width - 1 - (i % width));
    for (let c = 0; c < 3; c += 1) mirror[i * 3 + c] = data[from * 3 + c] ?? 0;
  }
  return { width, height, data: mirror };
}
