import type { Box, ImageRef, Measured } from "#core/media/image.ts";
import type { DocumentOutline } from "./outline.ts";
import type { TextBox } from "./text.ts";

/** How well a picture shows a document. Shares are of the document unless they say otherwise, 0 to 1. */
export interface DocumentQuality {
  /** Blur of the strokes: σ of the Gaussian that makes them as soft, as a share of the text's height. Null without text. */
  readonly blur: number | null;
  /** Height of the lines of text, in pixels: their median. Null without text. */
  readonly textHeight: number | null;
  /** Between paper and ink in the lines of text: median of the differences, in levels of 255. Null without text. */
  readonly textContrast: number | null;
  /** Luma of the paper, 0 to 255. */
  readonly paperBrightness: number;
  /** Share that is white in every channel. */
  readonly blownShare: number;
  /** Share where reflections hide what may be text. */
  readonly glareOnText: number;
  /** Share of the portrait's area under a reflection; null without a face. */
  readonly glareOnPortrait: number | null;
  /** Share that a finger covers. */
  readonly coveredShare: number;
  /** Share of the outline's length on the picture's edge. */
  readonly cutOff: number;
  /** Share of the text's area in lines that touch the picture's edge. */
  readonly textAtEdge: number;
  /** Angle between the document and the picture's plane, in degrees, for a usual camera. */
  readonly tiltDegrees: number;
  /** Pixels per millimetre across the document, for the standard size of its proportions; null when its edges are not known. */
  readonly pixelsPerMillimetre: number | null;
}

/** Measures how well a picture shows the document in its outline. */
export interface DocumentQualityMeter {
  /** `faces`: boxes of the faces found in the picture; the largest is taken for the portrait. */
  measure(
    image: ImageRef,
    outline: DocumentOutline,
    boxes: readonly TextBox[],
    faces?: readonly Box[],
  ): Promise<Measured<DocumentQuality>>;
}
