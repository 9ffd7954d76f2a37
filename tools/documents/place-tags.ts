import type { Box, Point } from "../../server/src/core/media/image.ts";

/** A word that names a box, by its baseline's left end. */
export interface Tag {
  readonly name: string;
  readonly at: Point;
}

/** A box on the page with its name, and whether its line is too full for a word beside it. */
export interface NamedBox {
  readonly name: string;
  readonly box: Box;
  readonly isInFullLine: boolean;
}

const letter = 6.3;
const height = 15;
const gap = 3;

/** Puts each name where it hides no box and no other name: beside its box, else above, below or before it. */
export function placeTags(named: readonly NamedBox[], page: Box): readonly Tag[] {
  const taken: Box[] = named.map(({ box }) => box);
  return named.map((one) => {
    const places = placesAround(one);
    const free = places.find((place) => isWithin(place, page) && !taken.some((box) => doOverlap(place, box)));
    const place = free ?? places[0];
    taken.push(place);
    return { name: one.name, at: { x: place.left + 2, y: place.top + height - 4 } };
  });
}

function placesAround({ name, box, isInFullLine }: NamedBox): readonly [Box, ...Box[]] {
  const size = { width: name.length * letter + 4, height };
  const at = (left: number, top: number): Box => ({ left, top, ...size });
  const right = box.left + box.width;
  const middle = box.top + (box.height - height) / 2;
  const above = at(box.left, box.top - height - 1);
  const below = at(box.left, box.top + box.height + 1);
  const beside = at(right + gap, middle);
  const before = at(box.left - size.width - gap, middle);
  const flushAbove = at(right - size.width, above.top);
  const flushBelow = at(right - size.width, below.top);
  return isInFullLine
    ? [above, below, flushAbove, flushBelow, beside]
    : [beside, above, below, flushAbove, flushBelow, before];
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}

function doOverlap(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}
