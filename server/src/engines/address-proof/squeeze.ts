import { foldName } from "#core/document/compare-names.ts";

/** Bare capitals and digits without spaces, which readers of pictures lose: "Date d'émission" becomes "DATEDEMISSION". */
export function squeeze(text: string): string {
  return foldName(text).replaceAll(/[^A-Z\d]/g, "");
}

/** The phrases of a list, divided by ";", squeezed. */
export function phrases(list: string): readonly string[] {
  return list
    .split(";")
    .map(squeeze)
    .filter((phrase) => phrase !== "")
    .toSorted((a, b) => b.length - a.length);
}
