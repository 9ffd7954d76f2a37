import type { ImageRef, Measured, Quad } from "./image.ts";

/** Plain measurements of a picture or of a part of it. */
export interface ImageQuality {
  /** Variance of the Laplacian on luma (0–255), after scaling the region's long side to 640 px. */
  readonly sharpness: number;
  /** Mean luma, 0 to 255. */
  readonly brightness: number;
  /** Standard deviation of luma. */
  readonly contrast: number;
  /** Share of pixels that are blown out and colourless, 0 to 1. */
  readonly glareShare: number;
  /** Share of pixels below luma 32, 0 to 1. */
  readonly darkShare: number;
  /** Mean chroma (0 to 255): near 0 in a photocopy. */
  readonly chroma: number;
  /** Strongest periodic peak over its surroundings in the spectrum: screens show moiré, paper does not. */
  readonly moirePeak: number;
}

/** Measures quality over the whole image, or over `region` when given. */
export interface ImageQualityMeter {
  measure(image: ImageRef, region?: Quad): Promise<Measured<ImageQuality>>;
}
