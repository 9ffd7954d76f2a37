import { cornersOf } from "./pose.ts";
import type { Photograph } from "./photograph.ts";
import type { Sheet } from "./render.ts";
import { mrzPitch } from "./drawing.ts";

const margin = 40;
const paper = 244;

/** Scans a sheet drawn at `scale`, flat, on white. */
export function scan(sheet: Sheet, scale: number, jpegQuality: number): Photograph {
  const width = sheet.width + 2 * margin;
  const height = sheet.height + 2 * margin;
  const data = new Uint8Array(width * height * 3).fill(paper);
  for (let i = 0; i < sheet.width * sheet.height; i += 1) {
    const x = i % sheet.width;
    const at = ((Math.trunc(i / sheet.width) + margin) * width + x + margin) * 3;
    const opacity = (sheet.data[i * 4 + 3] ?? 0) / 255;
    for (let c = 0; c < 3; c += 1)
      data[at + c] = paper * (1 - opacity) + (sheet.data[i * 4 + c] ?? 0) * opacity;
  }
  const [a, b, c, d] = cornersOf(sheet);
  const moved = ({ x, y }: { x: number; y: number }) => ({ x: x + margin, y: y + margin });
  return {
    picture: { width, height, data },
    corners: [moved(a), moved(b), moved(c), moved(d)],
    degradation: {
      turnDegrees: 0,
      tiltDegrees: 0,
      blurSigma: 0,
      hasGlare: false,
      hasShadow: false,
      noise: 0,
      jpegQuality,
      charWidth: mrzPitch * scale,
    },
  };
}
