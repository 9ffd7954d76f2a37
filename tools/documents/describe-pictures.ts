/** A picture in the folder and what it shows. */
export interface ShownPicture {
  readonly file: string;
  readonly title: string;
  /** How many values were read on it. */
  readonly readings: number;
}

/** The page that shows all pictures. */
export function describePictures(pictures: readonly ShownPicture[]): string {
  const parts = pictures.map(
    ({ file, title, readings }) =>
      `## ${title}\n![${title}: the photograph with the corners found, the page set upright with a box round each field, and the ${readings} values read](${file})\n`,
  );
  return `# What is read

<!-- Written by tools/draw-documents.ts: npm run -s pictures. -->

One [specimen](../specimens.md) of each kind, as the engines read it: left the photograph with the corners found, right the page set upright with a box round each field, below every value as the zone, the print and the barcode tell it, with its confidence and whether they agree. Nothing is corrected by hand; what is missing was not read.

${parts.join("\n")}`;
}
