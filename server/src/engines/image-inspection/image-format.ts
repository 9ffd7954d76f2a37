import type { ImageFacts } from "#core/media/image.ts";

const signatures: readonly (readonly [ImageFacts["mimeType"], readonly number[]])[] = [
  // ITU-T T.81, annex B: start of image, then the first marker
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  // PNG (third edition), section 5.2
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** Which of the accepted formats the first bytes announce; undefined for any other. */
export function imageFormat(bytes: Uint8Array): ImageFacts["mimeType"] | undefined {
  const found = signatures.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte));
  return found?.[0];
}
