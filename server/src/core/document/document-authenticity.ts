import type { Box, ImageRef, Measured } from "#core/media/image.ts";
import type { DocumentQuality } from "./document-quality.ts";
import type { DocumentOutline } from "./outline.ts";

/** Numbers that differ between a document and pictures of copies of it. None of them decides alone. */
export interface DocumentAuthenticity {
  /**
   * Periodic pattern all over the document: the median over its squares of the highest peak of the spectrum above its
   * surroundings, in natural logarithms. Screens show theirs everywhere, print only in places. Null when it is too small.
   */
  readonly screenPattern: number | null;
  /** How far colours depart from the one tint of the light, in levels of 255: photocopies have none. */
  readonly colour: number;
  /** Null without a face on the document. */
  readonly portrait: PortraitAuthenticity | null;
}

/** What tells a portrait that was put over another. */
export interface PortraitAuthenticity {
  /** Angle between the portrait's border and the document's sides, in degrees; null when no border is seen. */
  readonly turnDegrees: number | null;
  /** How much lighter a rim along the portrait's border is than both of its sides, in levels; null when no border is seen. */
  readonly rim: number | null;
  /** Blur of the border as a share of the text's: far below 1 when it was put in after the picture was taken. Null when it cannot be seen. */
  readonly borderBlur: number | null;
  /** Natural logarithm of the portrait's fine grain by that of the paper beside it. */
  readonly grain: number;
  /** As `colour`, of the face: black and white beside a coloured document, or the reverse. */
  readonly colour: number;
}

/** Measures what tells a document from a copy of it. */
export interface DocumentAuthenticityMeter {
  /** `faces`: boxes of the faces found in the picture, largest first. `quality`: of the same document. */
  measure(
    image: ImageRef,
    outline: DocumentOutline,
    faces: readonly Box[],
    quality: Pick<DocumentQuality, "blur" | "textHeight">,
  ): Promise<Measured<DocumentAuthenticity>>;
}
