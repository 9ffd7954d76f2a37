import type { FaceQuality } from "#core/face/face-quality.ts";
import type { FaceFinding } from "#core/face/face.ts";
import type { Point } from "#core/media/image.ts";
import { type Raster, toLuma } from "#engines/runtime/raster.ts";
import { warpShrunk } from "#engines/runtime/pyramid.ts";
import type { Affine } from "#engines/runtime/warp.ts";

const patchWidth = 160;
const blownOutFrom = 250;

/** How well the face can be seen, on a cut of always the same size, eyes level. */
export function faceQuality(raster: Raster, face: FaceFinding): FaceQuality {
  const patch = cutFace(raster, face);
  const luma = toLuma(patch);
  let sum = 0;
  let squares = 0;
  let blownOut = 0;
  // Iterators would take several times as long.
  for (let i = 0; i < luma.length; i += 1) {
    const value = luma[i] ?? 0;
    sum += value;
    squares += value * value;
    const least = Math.min(patch.data[i * 3] ?? 0, patch.data[i * 3 + 1] ?? 0, patch.data[i * 3 + 2] ?? 0);
    if (least >= blownOutFrom) blownOut += 1;
  }
  const brightness = sum / luma.length;
  const variance = Math.max(1, squares / luma.length - brightness ** 2);
  return {
    brightness,
    sharpness: laplacianVariance(luma, patch.width, patch.height) / variance,
    glareShare: blownOut / luma.length,
    coverage: coverage(raster, face),
  };
}

function cutFace(raster: Raster, { box, points }: FaceFinding): Raster {
  const { leftEye, rightEye } = points;
  const roll = Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x);
  const scale = box.width / patchWidth;
  const height = Math.max(3, Math.round(box.height / scale));
  const [cos, sin] = [Math.cos(roll) * scale, Math.sin(roll) * scale];
  const x = box.left + box.width / 2 - 0.5;
  const y = box.top + box.height / 2 - 0.5;
  const [middleX, middleY] = [(patchWidth - 1) / 2, (height - 1) / 2];
  const matrix: Affine = [
    ...([cos, -sin, x - cos * middleX + sin * middleY] as const),
    ...([sin, cos, y - sin * middleX - cos * middleY] as const),
  ];
  return warpShrunk(raster, matrix, patchWidth, height);
}

function laplacianVariance(luma: Uint8Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i += 1) {
      const around =
        (luma[i - 1] ?? 0) + (luma[i + 1] ?? 0) + (luma[i - width] ?? 0) + (luma[i + width] ?? 0);
      const value = around - 4 * (luma[i] ?? 0);
      sum += value;
      squares += value * value;
    }
  }
  const count = (width - 2) * (height - 2);
  return squares / count - (sum / count) ** 2;
}

/** How far the colour between nose and mouth, and under the mouth, is from that of the upper cheeks. */
function coverage(raster: Raster, { points }: FaceFinding): number {
  const { leftEye, rightEye, nose, leftMouth, rightMouth } = points;
  const radius = Math.hypot(rightEye.x - leftEye.x, rightEye.y - leftEye.y) * 0.12;
  const cheeks = meanColour(
    raster,
    [along(leftEye, leftMouth, 0.35), along(rightEye, rightMouth, 0.35)],
    radius,
  );
  const mouth = along(leftMouth, rightMouth, 0.5);
  const around = [along(nose, mouth, 0.45), along(nose, mouth, 1.45)];
  const lower = meanColour(raster, around, radius);
  return Math.hypot(lower.red - cheeks.red, lower.green - cheeks.green, lower.blue - cheeks.blue);
}

function along(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Red, green and blue as shares of their sum: shadows change them little. */
function meanColour({ width, height, data }: Raster, centres: readonly Point[], radius: number) {
  const sum = [0, 0, 0];
  for (const { x, y } of centres) {
    for (let row = Math.round(y - radius); row <= y + radius; row += 1) {
      for (let column = Math.round(x - radius); column <= x + radius; column += 1) {
        if (row < 0 || column < 0 || row >= height || column >= width) continue;
        const at = (row * width + column) * 3;
        for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (data[at + c] ?? 0);
      }
    }
  }
  const [red = 0, green = 0, blue = 0] = sum;
  const total = Math.max(1, red + green + blue);
  return { red: red / total, green: green / total, blue: blue / total };
}
