import { createExactVectors } from "./exact-vectors.ts";
import type { OpenVectors } from "./usearch-vectors.ts";
import type { VectorSet } from "./vector-set.ts";

/** Up to so many vectors every one is compared: a few milliseconds. */
const exactLimit = 2000;

/** Exact while small, or where there is no graph; then a graph takes over what is there. */
export function createGrowingVectors(openGraph: OpenVectors | undefined, limit = exactLimit): VectorSet {
  const exact = createExactVectors();
  let graph: VectorSet | undefined;
  const current = (): VectorSet => graph ?? exact;
  return {
    get size() {
      return current().size;
    },
    drop: (key) => current().drop(key),
    nearest: (vector, wanted) => current().nearest(vector, wanted),
    put: (key, vector) => {
      current().put(key, vector);
      if (graph || !openGraph || exact.size <= limit) return;
      graph = openGraph(vector.length);
      for (const [known, kept] of exact.entries()) {
        graph.put(known, kept);
        exact.drop(known);
      }
    },
  };
}
