import type { Index, MetricKind, ScalarKind } from "usearch";
import type { VectorSet } from "./vector-set.ts";

/** Makes empty sets of vectors with so many numbers. */
export type OpenVectors = (dimensions: number) => VectorSet;

/** The nearest by a graph (HNSW) that hardly ever misses one; undefined where usearch has no binary for this machine. */
export async function loadUsearch(): Promise<OpenVectors | undefined> {
  try {
    const usearch = await import("usearch");
    return (dimensions) => createUsearchVectors(usearch, dimensions);
  } catch {
    // Every vector is then compared, which is slower and finds the same.
    return undefined;
  }
}

interface Usearch {
  readonly Index: typeof Index;
  readonly MetricKind: typeof MetricKind;
  readonly ScalarKind: typeof ScalarKind;
}

function createUsearchVectors(usearch: Usearch, dimensions: number): VectorSet {
  const index = new usearch.Index({
    dimensions,
    metric: usearch.MetricKind.IP,
    quantization: usearch.ScalarKind.F16,
    connectivity: 16,
    expansion_add: 128,
    expansion_search: 128,
    multi: false,
  });
  const oneThread = 1;
  const drop = (key: number): void => void index.remove(BigInt(key));
  return {
    get size() {
      return index.size();
    },
    put: (key, vector) => {
      if (index.contains(BigInt(key))) drop(key);
      index.add(BigInt(key), vector, oneThread);
    },
    drop,
    nearest: (vector, limit) =>
      index.size() === 0 ? [] : Array.from(index.search(vector, limit, oneThread).keys, Number),
  };
}
