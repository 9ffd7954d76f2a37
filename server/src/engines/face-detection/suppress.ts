import type { Box } from "#core/media/image.ts";

const sharedOfBoth = 0.3;
const sharedOfSmaller = 0.6;

/** Keeps the best of boxes that show the same face: they overlap much, or one lies mostly inside the other. */
export function suppress<T extends { readonly box: Box }>(
  candidates: readonly T[],
  rank: (candidate: T) => number,
): T[] {
  const kept: T[] = [];
  for (const candidate of candidates.toSorted((a, b) => rank(b) - rank(a))) {
    if (!kept.some(({ box }) => isSameFace(box, candidate.box))) kept.push(candidate);
  }
  return kept;
}

function isSameFace(a: Box, b: Box): boolean {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return false;
  const shared = width * height;
  const [areaA, areaB] = [a.width * a.height, b.width * b.height];
  return (
    shared > sharedOfBoth * (areaA + areaB - shared) || shared > sharedOfSmaller * Math.min(areaA, areaB)
  );
}
