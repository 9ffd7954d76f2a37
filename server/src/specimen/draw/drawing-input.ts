import type { MrzFormat } from "#core/document/mrz.ts";
import type { Random } from "../random.ts";
import type { SpecimenFields } from "../specimen.ts";
import type { Design } from "./design.ts";
import type { Fonts } from "./lettering.ts";

/** One character of a zone that was printed by other hands: set in another typeface, or beside its place. */
export interface OddGlyph {
  readonly line: number;
  readonly column: number;
  readonly kind: "other-typeface" | "off-the-grid";
}

/** What stands on one side of a document. */
export interface DocumentText {
  /** As people read it. */
  readonly printed: SpecimenFields;
  readonly mrz: { readonly format: MrzFormat; readonly lines: readonly string[] } | null;
  readonly oddGlyph: OddGlyph | null;
  readonly barcode: string | null;
}

/** What a document is drawn from. */
export interface DrawingInput {
  readonly text: DocumentText;
  readonly design: Design;
  readonly fonts: Fonts;
  readonly random: Random;
}
