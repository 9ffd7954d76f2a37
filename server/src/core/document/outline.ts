import type { ImageRef, Measured, Quad } from "#core/media/image.ts";
import type { TextBox } from "./text.ts";

/** Where in its picture a document lies. */
export interface DocumentOutline {
  /** The document's corners as it reads, if the text tells its way up; the whole picture when `isWholePicture`. */
  readonly corners: Quad;
  /** 0 to 1. */
  readonly confidence: number;
  /** No edge was found for certain, so the whole picture is taken. */
  readonly isWholePicture: boolean;
  /** Share of the text's area inside the corners, and share that the edges cut. */
  readonly textInside: number;
  readonly textCut: number;
  /** Share of the outline's length that lies on the picture's own edge: the document is cut off there. */
  readonly cutOff: number;
  /** How many separate documents lie in the picture; at least 1 when any text was found. */
  readonly documentCount: number;
}

/** Finds the document's corners. */
export interface DocumentLocator {
  locate(image: ImageRef, boxes: readonly TextBox[]): Promise<Measured<DocumentOutline>>;
}
