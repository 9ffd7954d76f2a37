/**
 * What each sample sees of each module when a row of modules is blurred by a Gaussian of `sigma` modules: a sample's
 * weights follow one another. Samples begin at module `from` and there are `samples` of them a module.
 */
export function blurWeights(
  modules: number,
  { from, count, samples, sigma }: { from: number; count: number; samples: number; sigma: number },
): Float32Array {
  const weights = new Float32Array(count * modules);
  for (let i = 0; i < count; i += 1) {
    const at = from + (i + 0.5) / samples;
    for (let module = 0; module < modules; module += 1)
      weights[i * modules + module] =
        gaussianBelow((module + 1 - at) / sigma) - gaussianBelow((module - at) / sigma);
  }
  return weights;
}

/** The samples of a row whose dark modules are 1, by its weights. */
export function blurred(row: readonly number[], weights: Float32Array): Float32Array {
  const values = new Float32Array(weights.length / row.length);
  for (let i = 0; i < values.length; i += 1) {
    let sum = 0;
    for (let module = 0; module < row.length; module += 1)
      sum += (weights[i * row.length + module] ?? 0) * (row[module] ?? 0);
    values[i] = sum;
  }
  return values;
}

/** In place: zero mean and unit norm. Returns the same values. */
export function normalise(values: Float32Array): Float32Array {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const norm = Math.sqrt(Math.max(1e-9, squares - sum * mean));
  for (let i = 0; i < values.length; i += 1) values[i] = ((values[i] ?? 0) - mean) / norm;
  return values;
}

/** The normal distribution (Abramowitz and Stegun 7.1.26). */
function gaussianBelow(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = 0.5 * series * Math.exp(-z * z);
  return x > 0 ? 1 - tail : tail;
}
