/** A value that varies over a symbol: `u` from its left to its right, `v` from above, both 0 to 1. */
export type Surface = (u: number, v: number) => number;

/** A value found somewhere, and how strongly it showed. */
export interface Sample {
  readonly u: number;
  readonly v: number;
  readonly value: number;
  readonly weight: number;
}

export const flat: Surface = () => 0;

/**
 * The sum of the bases that lies nearest to the samples, by least squares that learn which to distrust: those that are
 * `tolerance` away count half.
 */
export function fitSurface(
  samples: readonly Sample[],
  bases: readonly Surface[],
  tolerance: number,
): Surface {
  let coefficients = bases.map(() => 0);
  const surface: Surface = (u, v) => {
    let sum = 0;
    bases.forEach((basis, i) => {
      sum += basis(u, v) * (coefficients[i] ?? 0);
    });
    return sum;
  };
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return flat;
  for (let round = 0; round < 4; round += 1) {
    const weighted = samples.map((sample) => {
      const away = round === 0 ? 0 : Math.abs(sample.value - surface(sample.u, sample.v));
      return { ...sample, weight: sample.weight / total / (1 + (away / tolerance) ** 2) };
    });
    coefficients = solve(normalEquations(weighted, bases));
  }
  return surface;
}

/** Keeps what the samples leave open at nought. */
const ridge = 1e-4;

function normalEquations(samples: readonly Sample[], bases: readonly Surface[]): Float64Array[] {
  const equations = bases.map((_, i) => {
    const equation = new Float64Array(bases.length + 1);
    equation[i] = ridge;
    return equation;
  });
  for (const { u, v, value, weight } of samples) {
    const values = [...bases.map((basis) => basis(u, v)), value];
    equations.forEach((equation, i) => {
      values.forEach((other, j) => {
        equation[j] = (equation[j] ?? 0) + weight * (values[i] ?? 0) * other;
      });
    });
  }
  return equations;
}

/** Gauss and Jordan; the last column is the right-hand side. The matrix is positive definite. */
function solve(equations: readonly Float64Array[]): number[] {
  const count = equations.length;
  equations.forEach((pivot, i) => {
    equations.forEach((equation, k) => {
      if (k === i) return;
      const factor = (equation[i] ?? 0) / (pivot[i] ?? 1);
      for (let j = i; j <= count; j += 1) equation[j] = (equation[j] ?? 0) - factor * (pivot[j] ?? 0);
    });
  });
  return equations.map((equation, i) => (equation[count] ?? 0) / (equation[i] ?? 1));
}
