import type { SpecimenOptions } from "../specimen.ts";

/** A document's side as pixels, RGBA interleaved, with a transparent margin round it. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Pixels of the transparent margin: edges are smoothed by it. */
export const sheetMargin = 2;

/** What goes onto a sheet beside what is drawn. */
export type SheetOptions = Pick<SpecimenOptions, "portrait" | "ghost" | "faults">;
