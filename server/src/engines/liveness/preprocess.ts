import type { Box } from "#core/media/image.ts";
import type { NetTensor } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import type { Affine } from "#engines/runtime/warp.ts";

/** Pixels a side of the net's input. */
export const textureSide = 128;

const context = 2.7;

/**
 * The rectangle that the net looks at: the face's box 2.7 (or as many as are said) times as large, less where the picture is smaller, moved
 * inside where it would stick out (Silent-Face's CropImage).
 */
export function contextBox(face: Box, picture: { width: number; height: number }, times = context): Box {
  const [lastX, lastY] = [picture.width - 1, picture.height - 1];
  const scale = Math.min(times, lastX / face.width, lastY / face.height);
  const width = face.width * scale;
  const height = face.height * scale;
  const left = face.left + (face.width - width) / 2;
  const top = face.top + (face.height - height) / 2;
  return {
    left: Math.min(Math.max(left, 0), lastX - width),
    top: Math.min(Math.max(top, 0), lastY - height),
    width,
    height,
  };
}

/** Maps the input's pixels into the rectangle, which may be stretched. */
export function contextCrop({ left, top, width, height }: Box): Affine {
  const [scaleX, scaleY] = [width / textureSide, height / textureSide];
  return [scaleX, 0, left + scaleX / 2 - 0.5, 0, scaleY, top + scaleY / 2 - 0.5];
}

/** The crop as the net wants it: planes of blue, green and red, 0 to 255. */
export function toTextureInput(crop: Raster): NetTensor {
  const count = textureSide * textureSide;
  const data = new Float32Array(3 * count);
  for (let c = 0; c < 3; c += 1) {
    for (let i = 0; i < count; i += 1) data[c * count + i] = crop.data[i * 3 + 2 - c] ?? 0;
  }
  return { data, dims: [1, 3, textureSide, textureSide] };
}
