import type { FaceFinding } from "#core/face/face.ts";
import type { Box } from "#core/media/image.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { moirePeak } from "#engines/runtime/spectrum/moire.ts";
import { enclosingEdges } from "./edges.ts";
import { halved, type Plane, planesOf, quantiles, roughness, shrunkLuma } from "./planes.ts";

/** Plain measurements in which recaptured pictures differ from people; each has its say in the score. */
export interface RecaptureSignals {
  /** Strongest periodic peak over the face: displays and halftones have one. */
  readonly facePeak: number;
  /** Coloured roughness by that of luma: the coloured fringes of displays and inks. */
  readonly colourRoughness: number;
  /** Logarithm of the face's roughness by its contrast: dots of ink and pixels are rougher than skin. */
  readonly faceRoughness: number;
  /** Red less blue of the face, by its luma. */
  readonly faceWarmth: number;
  /** The same of the face less that of its surroundings. */
  readonly warmthBeside: number;
  /** Straight edges left and right of the face, the weaker. */
  readonly edgeAside: number;
  readonly edgeAbove: number;
}

const tileSide = 64;

/** Measures a face and its surroundings at the picture's own resolution. */
export function measureSignals(raster: Raster, { box }: FaceFinding): RecaptureSignals {
  const face = planesOf(raster, skinOf(box));
  const [dark = 0, light = 0] = quantiles(face.luma, [0.05, 0.95]);
  const contrast = light - dark;
  const warmth = warmthOf(raster, skinOf(box));
  const beside = besideOf(raster, box).map((part) => warmthOf(raster, part));
  const edges = enclosingEdges(shrunkLuma(raster), box);
  return {
    facePeak: strongestPeak(face.luma),
    colourRoughness: roughness(halved(face.redBlue)) / Math.max(0.5, roughness(halved(face.luma))),
    faceRoughness: Math.log((roughness(face.luma) + 0.5) / Math.max(10, contrast)),
    faceWarmth: warmth,
    warmthBeside:
      beside.length === 0 ? 0 : warmth - beside.reduce((sum, value) => sum + value, 0) / beside.length,
    edgeAside: edges.aside,
    edgeAbove: edges.above,
  };
}

const wantedSamples = 2500;

/** Median of red less blue, by the median of luma. */
function warmthOf(raster: Raster, part: Box): number {
  const step = Math.max(1, Math.floor(Math.sqrt((part.width * part.height) / wantedSamples)));
  const planes = planesOf(raster, part, step);
  const [difference = 0] = quantiles(planes.redBlue, [0.5]);
  const [luma = 0] = quantiles(planes.luma, [0.5]);
  return difference / Math.max(20, luma);
}

/** Skin only. */
function skinOf({ left, top, width, height }: Box): Box {
  return { left: left + 0.12 * width, top: top + 0.2 * height, width: 0.76 * width, height: 0.7 * height };
}

/** What the picture shows left and right of the head; nothing where there is too little of it. */
function besideOf(raster: Raster, { left, top, width, height }: Box): readonly Box[] {
  const gap = 0.25 * width;
  const tall = { top: Math.max(0, top - 0.2 * height), height: height * 0.9 };
  const parts = [
    { left: Math.max(0, left - gap - width), width: Math.min(width, left - gap), ...tall },
    { left: left + width + gap, width: Math.min(width, raster.width - left - width - gap), ...tall },
  ];
  return parts.filter((part) => part.width >= tileSide / 2);
}

/** The strongest of up to nine squares. */
function strongestPeak({ width, height, data }: Plane): number {
  if (Math.min(width, height) < tileSide) return 0;
  let best = 0;
  const tile = new Uint8Array(tileSide * tileSide);
  for (const y of [0, 0.5, 1]) {
    for (const x of [0, 0.5, 1]) {
      const [left, top] = [Math.floor((width - tileSide) * x), Math.floor((height - tileSide) * y)];
      for (let row = 0, p = 0; row < tileSide; row += 1) {
        const start = (top + row) * width + left;
        for (let i = start; i < start + tileSide; i += 1, p += 1) tile[p] = (data[i] ?? 0) + 0.5;
      }
      best = Math.max(best, moirePeak(tile, tileSide));
    }
  }
  return best;
}
