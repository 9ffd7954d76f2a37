import type { Point } from "#core/media/image.ts";

/** Pixels a side of the detector's input. */
export const detectorSide = 256;

const layers = [
  { stride: 16, perCell: 2 },
  { stride: 32, perCell: 6 },
];

/** The places that BlazeFace's 896 outputs are relative to, in the net's order. */
export function blazeAnchors(): readonly Point[] {
  const anchors: Point[] = [];
  for (const { stride, perCell } of layers) {
    const cells = detectorSide / stride;
    for (let i = 0; i < cells * cells * perCell; i += 1) {
      const cell = Math.floor(i / perCell);
      anchors.push({ x: ((cell % cells) + 0.5) * stride, y: (Math.floor(cell / cells) + 0.5) * stride });
    }
  }
  return anchors;
}
