/** What a JPEG's markers say. */
export interface JpegStructure {
  readonly quality: number | null;
  readonly scans: number;
}

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, tables: 0xdb };
const isRestart = (code: number): boolean => code >= 0xd0 && code <= 0xd7;

/** ITU-T T.81, table K.1, in zigzag order: what encoders scale by the quality that they are asked for. */
const luminance = [
  ...[16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49],
  ...[35, 37, 29, 40, 58, 51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56],
  ...[80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99],
];

/** Walks the markers (ITU-T T.81, annex B), over the coded data too: nothing is decoded. */
export function jpegStructure(bytes: Uint8Array): JpegStructure {
  let quality: number | null = null;
  let scans = 0;
  let at = 0;
  while (at >= 0 && at + 3 < bytes.length) {
    const code = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || code === 0xff || code === 0 || isRestart(code) || code === marker.start) {
      at = bytes.indexOf(0xff, at + (code === 0xff ? 1 : 2));
      continue;
    }
    if (code === marker.end) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (code === marker.tables) quality ??= qualityOf(bytes.subarray(at + 4, at + 2 + length));
    if (code === marker.scan) scans += 1;
    at = bytes.indexOf(0xff, at + 2 + Math.max(2, length));
  }
  return { quality, scans };
}

/** The scale of the first table against the standard's, as the Independent JPEG Group computes it from a quality. */
function qualityOf(segment: Uint8Array): number | null {
  const isWide = (segment[0] ?? 0) >> 4 === 1;
  const size = isWide ? 128 : 64;
  if (segment.length < 1 + size) return null;
  let scale = 0;
  for (const [i, standard] of luminance.entries()) {
    const value = isWide
      ? ((segment[1 + 2 * i] ?? 0) << 8) | (segment[2 + 2 * i] ?? 0)
      : (segment[1 + i] ?? 0);
    scale += (100 * value) / standard / luminance.length;
  }
  const quality = scale <= 100 ? (200 - scale) / 2 : 5000 / scale;
  return Math.min(100, Math.max(1, Math.round(quality)));
}
