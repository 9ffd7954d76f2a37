import type { VectorSet } from "./vector-set.ts";

/** Compares with every vector: never misses one, and takes as long as there are many. */
export interface ExactVectors extends VectorSet {
  entries(): Iterable<readonly [number, Float32Array]>;
}

/** Makes an empty set. */
export function createExactVectors(): ExactVectors {
  const vectors = new Map<number, Float32Array>();
  return {
    get size() {
      return vectors.size;
    },
    entries: () => vectors.entries(),
    put: (key, vector) => void vectors.set(key, vector),
    drop: (key) => void vectors.delete(key),
    nearest: (vector, limit) =>
      [...vectors]
        .map(([key, other]) => ({ key, product: dot(vector, other) }))
        .toSorted((a, b) => b.product - a.product)
        .slice(0, limit)
        .map(({ key }) => key),
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
