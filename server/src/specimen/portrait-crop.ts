import type { Box } from "#core/media/image.ts";

const facesHigh = 1.9;
const faceCentre = 0.52;

/**
 * The part of a photograph that becomes the portrait: as high as 1.9 faces with the face a little below the middle,
 * as on passports, or the largest middle part where no face is given.
 */
export function portraitCrop(
  image: { readonly width: number; readonly height: number },
  aspect: number,
  face?: Box,
): Box {
  const wanted = face ? face.height * facesHigh : image.height;
  const height = Math.floor(Math.min(wanted, image.height, image.width / aspect));
  const width = Math.floor(height * aspect);
  const x = face ? face.left + face.width / 2 : image.width / 2;
  const y = face ? face.top + face.height / 2 : image.height * faceCentre;
  const left = clamp(x - width / 2, image.width - width);
  const top = clamp(y - height * faceCentre, image.height - height);
  return { left, top, width, height };
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(max, Math.round(value)));
}
