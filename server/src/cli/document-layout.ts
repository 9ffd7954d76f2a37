import type { DocumentFindings } from "#core/check/evidence.ts";
import type { MrzFormat } from "#core/document/mrz.ts";
import type { TextBox } from "#core/document/text.ts";
import type { Quad } from "#core/media/image.ts";
import { homographyBetween, project } from "#specimen/homography.ts";

/** A document laid flat: its lines of text with their places, as templates give them. */
export interface DocumentLayout {
  /** Width and height in tenths of a millimetre. */
  readonly size: readonly [number, number];
  readonly lines: readonly {
    readonly text: string;
    /** Left, top, width and height. */
    readonly at: readonly [number, number, number, number];
  }[];
}

/** Sizes of ICAO Doc 9303 by the form of the zone, in tenths of a millimetre; of the rest, a card's. */
const sizes: Readonly<Partial<Record<MrzFormat, readonly [number, number]>>> = {
  TD3: [1250, 880],
  TD2: [1050, 740],
  "FR-ID": [1050, 740],
  "MRV-A": [1200, 800],
  "MRV-B": [1050, 740],
};
const cardSize = [856, 540] as const;

/** Where each line of a document's print stands on it, from the top down. */
export function documentLayout({ outline, print, mrz }: DocumentFindings): DocumentLayout {
  const size = (mrz.value && sizes[mrz.value.format]) ?? cardSize;
  // Without text there may be no corners either.
  if (print.value.lines.length === 0) return { size, lines: [] };
  const [width, height] = size;
  const flat: Quad = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
  const map = homographyBetween(outline.value.corners, flat);
  const lines = print.value.lines.map(({ box, text }) => {
    const places = cornersOf(box).map((point) => project(map, point));
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const at = [left, top, Math.max(...xs) - left, Math.max(...ys) - top].map(Math.round);
    return { text, at: at as unknown as DocumentLayout["lines"][number]["at"] };
  });
  return { size, lines: lines.toSorted((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0]) };
}

function cornersOf({ center, width, height, angle }: TextBox) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [-1, 1].flatMap((across) =>
    [-1, 1].map((down) => ({
      x: center.x + (across * width * cos - down * height * sin) / 2,
      y: center.y + (across * width * sin + down * height * cos) / 2,
    })),
  );
}
