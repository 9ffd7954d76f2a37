/** A connected region of a probability map. */
export interface Component {
  /** Indices into the map, row by row. */
  readonly pixels: readonly number[];
  /** Mean probability of its pixels. */
  readonly score: number;
}

interface ProbabilityMap {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Regions of at least `minPixels` pixels whose probability is at least `threshold`; diagonals connect. */
export function findComponents(map: ProbabilityMap, threshold: number, minPixels: number): Component[] {
  const isSeen = new Uint8Array(map.width * map.height);
  const components: Component[] = [];
  for (let i = 0; i < isSeen.length; i += 1) {
    if (isSeen[i] === 1 || (map.data[i] ?? 0) < threshold) continue;
    const component = grow(map, threshold, isSeen, i);
    if (component.pixels.length >= minPixels) components.push(component);
  }
  return components;
}

function grow(
  { data, width, height }: ProbabilityMap,
  threshold: number,
  isSeen: Uint8Array,
  seed: number,
): Component {
  const pixels = [seed];
  let sum = 0;
  isSeen[seed] = 1;
  for (let at = 0; at < pixels.length; at += 1) {
    const pixel = pixels[at] ?? 0;
    sum += data[pixel] ?? 0;
    const x = pixel % width;
    const y = (pixel - x) / width;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
        const next = ny * width + nx;
        if (isSeen[next] === 1 || (data[next] ?? 0) < threshold) continue;
        isSeen[next] = 1;
        pixels.push(next);
      }
    }
  }
  return { pixels, score: sum / pixels.length };
}
