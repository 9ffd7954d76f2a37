import type { FaceFinding } from "#core/face/face.ts";
import type { Box } from "#core/media/image.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { moirePeak } from "#engines/runtime/spectrum/moire.ts";
import { enclosingEdges } from "./edges.ts";
import { halved, type Plane, planesOf, quantile, roughness } from "./planes.ts";

/** Plain measurements in which recaptured pictures differ from people; each has its say in the score. */
export interface RecaptureSignals {
  /** Strongest periodic peak over the face and around it: displays and halftones have one. */
  readonly facePeak: number;
  /** The same where the face is not. */
  readonly aroundPeak: number;
  /** Coloured roughness by that of luma: the coloured fringes of displays and inks. */
  readonly colourRoughness: number;
  /** Logarithm of the face's roughness at full, by that at half resolution: a recapture is blurred twice. */
  readonly fineness: number;
  /** Logarithm of the face's roughness by its contrast. */
  readonly faceRoughness: number;
  /** Logarithm of the surroundings' roughness by the face's: a sheet in a hand differs from what is behind. */
  readonly roughnessBeside: number;
  /** Levels of luma that the face spans: paper and displays have less. */
  readonly faceContrast: number;
  /** The face's darkest luma: black ink and black displays are grey. */
  readonly faceBlack: number;
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
  const face = planesOf(raster, shrunk(box));
  const around = planesOf(raster, { left: 0, top: 0, width: raster.width, height: raster.height });
  const [full, half] = [roughness(face.luma), roughness(halved(face.luma))];
  const contrast = quantile(face.luma, 0.95) - quantile(face.luma, 0.05);
  const warmth = (planes: typeof face) =>
    quantile(planes.redBlue, 0.5) / Math.max(20, quantile(planes.luma, 0.5));
  const edges = enclosingEdges(around.luma, box);
  const beside = besideOf(raster, box).map((part) => planesOf(raster, part));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    facePeak: strongestPeak(face.luma),
    aroundPeak: Math.max(0, ...beside.map(({ luma }) => strongestPeak(luma))),
    colourRoughness: roughness(halved(face.redBlue)) / Math.max(0.5, half),
    fineness: Math.log((full + 0.5) / (half + 0.5)),
    faceRoughness: Math.log((full + 0.5) / Math.max(10, contrast)),
    roughnessBeside:
      beside.length === 0
        ? 0
        : Math.log((mean(beside.map(({ luma }) => roughness(luma))) + 0.5) / (full + 0.5)),
    faceContrast: contrast,
    faceBlack: quantile(face.luma, 0.02),
    faceWarmth: warmth(face),
    warmthBeside: beside.length === 0 ? 0 : warmth(face) - mean(beside.map(warmth)),
    edgeAside: edges.aside,
    edgeAbove: edges.above,
  };
}

/** Skin only. */
function shrunk({ left, top, width, height }: Box): Box {
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
  for (const y of [0, 0.5, 1]) {
    for (const x of [0, 0.5, 1]) {
      const [left, top] = [Math.floor((width - tileSide) * x), Math.floor((height - tileSide) * y)];
      const tile = Uint8Array.from({ length: tileSide * tileSide }, (_, i) =>
        Math.round(data[(top + Math.trunc(i / tileSide)) * width + left + (i % tileSide)] ?? 0),
      );
      best = Math.max(best, moirePeak(tile, tileSide));
    }
  }
  return best;
}
