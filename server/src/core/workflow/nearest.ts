import { editDistance } from "#core/document/edit-distance.ts";

/** The mend for a word that is none of those known: the nearest, or all of them. */
export function mendOfUnknown(word: string, known: readonly string[]): string {
  const nearest = known
    .map((name) => ({ name, distance: editDistance(name, word) }))
    .filter(({ name, distance }) => distance <= Math.max(1, name.length / 4))
    .toSorted((a, b) => a.distance - b.distance)[0];
  if (nearest) return `write ${nearest.name}`;
  return known.length === 0 ? "leave it out" : `use one of ${known.join(", ")}`;
}
