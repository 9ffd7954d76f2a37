import type { FieldName } from "#core/document/field.ts";
import type { Box } from "#core/media/image.ts";

/** What a drawn thing is, and where it stands: its ink's bounds in tenths of a millimetre. */
export type Mark =
  | {
      readonly kind: "field";
      readonly name: FieldName;
      readonly value: string;
      readonly text: string;
      readonly box: Box;
    }
  | { readonly kind: "mrz-line" | "portrait" | "ghost" | "barcode"; readonly box: Box };

/** A piece of a drawing as SVG, and what in it can be looked for. */
export interface DrawnElement {
  readonly svg: string;
  readonly marks: readonly Mark[];
}

/** Where photographs of the holder go. */
export interface PortraitPlaces {
  readonly place: Box;
  /** Where it is shown once more, small and pale. */
  readonly ghost: Box | null;
  readonly isGrey: boolean;
}

/** A document's side as it is drawn, in tenths of a millimetre. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Radius of its corners. */
  readonly radius: number;
  readonly elements: readonly DrawnElement[];
  readonly portrait: PortraitPlaces | null;
}

/** What nobody has to find again. */
export function ornament(svg: string): DrawnElement {
  return { svg, marks: [] };
}
