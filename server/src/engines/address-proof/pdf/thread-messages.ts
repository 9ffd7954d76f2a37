import type { PageText } from "../page-text.ts";

/** What the thread is started with. */
export interface ThreadInput {
  readonly bytes: Uint8Array;
  /** So many pages are read, from the first. */
  readonly maxReadPages: number;
  /** A file with more is no letter. */
  readonly maxPages: number;
}

/** A page as its text layer tells it. */
export interface LayerPage extends PageText {
  /** The layer holds so little, or so strange, text that the page has to be looked at. */
  readonly isPicture: boolean;
}

/** What the text layer and the file tell. */
export interface PdfText {
  readonly pageCount: number;
  readonly pages: readonly LayerPage[];
  readonly producer: string | null;
  readonly creator: string | null;
  /** What else the file calls the programs that made it. */
  readonly tools: readonly string[];
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  readonly hasScript: boolean;
  readonly hiddenTexts: number;
  readonly overlaidTexts: number;
  readonly annotationTexts: number;
  readonly strayFonts: readonly string[];
}

/** What the thread is asked after that: draw a page. */
export interface DrawRequest {
  readonly page: number;
}

/** What the thread answers, in the order in which it was asked. */
export type ThreadAnswer =
  | { readonly kind: "text"; readonly text: PdfText }
  | { readonly kind: "page"; readonly width: number; readonly height: number; readonly data: Uint8Array }
  | { readonly kind: "refused"; readonly message: string };
