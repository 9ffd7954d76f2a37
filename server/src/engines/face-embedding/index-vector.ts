import type { FaceTemplate } from "#core/face/face.ts";

/**
 * How much a change of the descriptors' cosine moves the score where it decides: the slope of -√(2 - 2c) at the
 * distance of 0.65 that two photos of one person often have. faceres's part is its weight in the score.
 */
const shares = [1 / 0.65, 0.7] as const;

/** Both vectors, or the only one, as one, so that a product of two is nearly the score: good enough to propose, not to decide. */
export function toIndexVector({ vectors }: FaceTemplate): Float32Array {
  const [only, second] = vectors;
  if (only && !second) return only;
  const total = Math.hypot(...shares.map(Math.sqrt));
  const scaled = vectors.map((vector, i) =>
    vector.map((value) => (value * Math.sqrt(shares[i] ?? 1)) / total),
  );
  const joined = new Float32Array(scaled.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of scaled) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
