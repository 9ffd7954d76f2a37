import { editDistance } from "#core/document/edit-distance.ts";
import { foldName } from "#core/document/compare-names.ts";

const longest = 200;

/** How alike two texts are, 0 to 1, whatever their case, accents and order of words. */
export function likeness(a: string, b: string): number {
  const [left, right] = [sorted(a), sorted(b)];
  const length = Math.max(left.length, right.length);
  return length === 0 ? 1 : 1 - editDistance(left, right) / length;
}

function sorted(text: string): string {
  return foldName(text.slice(0, longest)).split(" ").toSorted().join(" ");
}
