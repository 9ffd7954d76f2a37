/** A Fourier transform of a fixed length (a power of two), in place. */
export type Transform = (re: Float64Array, im: Float64Array) => void;

/** Prepares the transform (radix 2, Cooley and Tukey) for one length. */
export function fourierTransform(length: number): Transform {
  const order = bitReversal(length);
  const cosines = Float64Array.from({ length: length / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / length));
  const sines = Float64Array.from({ length: length / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / length));
  return (re, im) => {
    permute(re, order);
    permute(im, order);
    for (let half = 1; half < length; half *= 2) {
      const step = length / (2 * half);
      for (let k = 0; k < half; k += 1) {
        const c = cosines[k * step] ?? 0;
        const s = sines[k * step] ?? 0;
        for (let i = k; i < length; i += 2 * half) {
          const j = i + half;
          const turnedRe = (re[j] ?? 0) * c - (im[j] ?? 0) * s;
          const turnedIm = (re[j] ?? 0) * s + (im[j] ?? 0) * c;
          re[j] = (re[i] ?? 0) - turnedRe;
          im[j] = (im[i] ?? 0) - turnedIm;
          re[i] = (re[i] ?? 0) + turnedRe;
          im[i] = (im[i] ?? 0) + turnedIm;
        }
      }
    }
  };
}

function bitReversal(length: number): Uint32Array {
  const order = new Uint32Array(length);
  for (let i = 1; i < length; i += 1) {
    order[i] = ((order[i >> 1] ?? 0) >> 1) | (i & 1 ? length >> 1 : 0);
  }
  return order;
}

function permute(values: Float64Array, order: Uint32Array): void {
  for (let from = 0; from < order.length; from += 1) {
    const to = order[from] ?? 0;
    if (from >= to) continue;
    const kept = values[from] ?? 0;
    values[from] = values[to] ?? 0;
    values[to] = kept;
  }
}
