import { codewordTable } from "./codeword-table.ts";

export const codewordCount = 929;
export const modulesPerCodeword = 17;

/** Rows use the clusters in turn: 0, 3, 6, 0 … */
export type ClusterIndex = 0 | 1 | 2;

/** Every codeword's seventeen modules as bits, the first one the highest, dark ones set; by cluster. */
export const codewordPatterns: readonly Uint32Array[] = [
  codewordTable.zero,
  codewordTable.three,
  codewordTable.six,
].map((text) =>
  Uint32Array.from({ length: codewordCount }, (_, i) => {
    const middle = Number.parseInt(text.slice(i * 3, i * 3 + 3), 32);
    return (1 << 16) | (middle << 1);
  }),
);

/** The cluster of a row, counted from above. */
export function clusterOfRow(row: number): ClusterIndex {
  return (row % 3) as ClusterIndex;
}
