/** A rectangle in points of the upright page: from its top left corner, y down. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A run of characters that were painted together. */
export interface TextPiece extends Rect {
  readonly text: string;
  readonly baseline: number;
  /** Height of the letters in points. */
  readonly size: number;
  /** As the file names it. */
  readonly font: string;
  readonly isUpright: boolean;
  /** #rrggbb; null for patterns. */
  readonly color: string | null;
  /** Painted in no colour at all, as the text under a scan is. */
  readonly isInvisible: boolean;
  /** Put on the page as a note. */
  readonly isAnnotation: boolean;
  /** What was painted later lies above. */
  readonly order: number;
}

/** Something that hides what was painted before it. */
export interface Cover extends Rect {
  readonly kind: "fill" | "image";
  /** #rrggbb; null for pictures and patterns. */
  readonly color: string | null;
  readonly order: number;
}

/** What is painted on a page. */
export interface PageContent {
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly TextPiece[];
  readonly covers: readonly Cover[];
}

/** The area of a rectangle, none when it is turned inside out. */
export function areaOf({ left, top, right, bottom }: Rect): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

/** What two rectangles share; its area is none when they are apart. */
export function intersectionOf(a: Rect, b: Rect): Rect {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** How much of the first lies within the second, 0 to 1. */
export function shareWithin(inner: Rect, outer: Rect): number {
  const area = areaOf(inner);
  return area > 0 ? areaOf(intersectionOf(inner, outer)) / area : 0;
}

/** Letters and digits alone. */
export function countSigns(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
