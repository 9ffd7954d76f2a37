import { type Luma, valueAt } from "../luma.ts";
import { drawSymbol } from "./draw-symbol.ts";
import { fieldSize, multiply, power, subtract } from "./galois-field.ts";
import type { SymbolSize } from "./row-indicators.ts";

/** A symbol's codewords for a text of capitals and spaces: length, letters, padding, correction. For tests. */
export function encodeLetters(text: string, { rows, columns, level }: SymbolSize): number[] {
  const values = [...text].map((letter) => (letter === " " ? 26 : letter.charCodeAt(0) - 65));
  if (values.length % 2 === 1) values.push(29);
  const corrections = 2 ** (level + 1);
  const data = [rows * columns - corrections];
  for (let i = 0; i < values.length; i += 2) data.push(30 * (values[i] ?? 0) + (values[i + 1] ?? 0));
  if (data.length > rows * columns - corrections) throw new RangeError("The text does not fit.");
  while (data.length < rows * columns - corrections) data.push(900);
  return withCorrection(data, corrections);
}

/** Appends the correction codewords (ISO/IEC 15438, 5.10). For tests. */
export function withCorrection(data: readonly number[], count: number): number[] {
  let generator = [1];
  for (let i = 1; i <= count; i += 1) {
    const next = [...generator, 0];
    generator.forEach((coefficient, k) => {
      next[k + 1] = subtract(next[k + 1] ?? 0, multiply(coefficient, power(i)));
    });
    generator = next;
  }
  const rest = [...data, ...Array.from({ length: count }, () => 0)];
  for (let i = 0; i < data.length; i += 1) {
    const factor = rest[i] ?? 0;
    generator.forEach((coefficient, k) => {
      rest[i + k] = subtract(rest[i + k] ?? 0, multiply(factor, coefficient));
    });
  }
  return [...data, ...rest.slice(data.length).map((value) => (fieldSize - value) % fieldSize)];
}

/** How a symbol is photographed. */
export interface Shot {
  readonly width: number;
  readonly height: number;
  /** Pixels a module. */
  readonly module: number;
  /** Degrees, clockwise. */
  readonly turn?: number;
  /** How much wider the right side looks than the left. */
  readonly slant?: number;
  /** Pixels. */
  readonly blur?: number;
  /** Pixels by which the middle of a row hangs lower than its ends. */
  readonly sag?: number;
}

/** A grey picture with a symbol in its middle. For tests. */
export function photograph(codewords: readonly number[], size: SymbolSize, shot: Shot): Luma {
  const symbol = drawSymbol(codewords, size);
  const { width, height, module, turn = 0, slant = 0, blur = 0, sag = 0 } = shot;
  const scale = 3 / module;
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const data = new Uint8Array(width * height).fill(180);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - (width - 1) / 2, y - (height - 1) / 2];
      const [u, v] = [dx * cos + dy * sin, dy * cos - dx * sin];
      const near = (scale * 1) / (1 + (slant * u) / width);
      const across = (u * scale) / (1 + (slant * u) / width) + symbol.width / 2;
      const hanging = sag * scale * (1 - ((2 * across) / symbol.width - 1) ** 2);
      const down = v * near - hanging + symbol.height / 2;
      const isInside = across >= 0 && down >= 0 && across < symbol.width && down < symbol.height;
      if (isInside) data[y * width + x] = 20 + 0.85 * valueAt(symbol, across - 0.5, down - 0.5);
    }
  }
  return blurPicture({ width, height, data }, blur);
}

/** Three running means a direction, near to a Gaussian. */
function blurPicture(picture: Luma, sigma: number): Luma {
  const reach = Math.round((Math.sqrt(4 * sigma ** 2 + 1) - 1) / 2);
  let { data } = picture;
  const { width, height } = picture;
  for (let round = 0; round < 6 && reach > 0; round += 1) {
    const step = round % 2 === 0 ? 1 : width;
    const next = new Uint8Array(data.length);
    for (let i = 0; i < data.length; i += 1) {
      let [sum, count] = [0, 0];
      for (let k = i - reach * step; k <= i + reach * step; k += step) {
        if (k < 0 || k >= width * height) continue;
        sum += data[k] ?? 0;
        count += 1;
      }
      next[i] = sum / count + 0.5;
    }
    data = next;
  }
  return { width, height, data };
}
