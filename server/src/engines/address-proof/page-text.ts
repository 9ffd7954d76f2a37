/** A stretch of text on one line of a page, in any unit of length, from the top left corner, y down. */
export interface PageLine {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Height of the letters. */
  readonly size: number;
  /** 0 to 1: how sure the reader is of every character. */
  readonly confidence: number;
}

/** What stands on a page, from top to bottom. */
export interface PageText {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PageLine[];
}
