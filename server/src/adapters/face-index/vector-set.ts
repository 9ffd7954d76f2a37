/** Vectors of length 1 by number, of which the nearest to another can be asked. */
export interface VectorSet {
  readonly size: number;
  /** A vector of the same number is replaced. */
  put(key: number, vector: Float32Array): void;
  drop(key: number): void;
  /** The likeliest first. */
  nearest(vector: Float32Array, limit: number): readonly number[];
}
