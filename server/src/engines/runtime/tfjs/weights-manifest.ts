import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A tensor of weights, dequantised. Whole numbers are kept as floats too: they are shapes and axes, all small. */
export interface Weights {
  readonly shape: number[];
  readonly data: Float32Array;
  readonly isWhole: boolean;
}

interface WeightEntry {
  readonly name: string;
  readonly shape: number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string; readonly scale?: number; readonly min?: number };
}
interface WeightGroup {
  readonly paths: readonly string[];
  readonly weights: readonly WeightEntry[];
}

/**
 * Reads all weights of a TensorFlow.js model: of a graph model's `model.json`, or of a bare
 * `…-weights_manifest.json`. Throws when the files disagree.
 */
export async function readWeightsManifest(manifestPath: string): Promise<Map<string, Weights>> {
  const groups = weightGroups(JSON.parse(await readFile(manifestPath, "utf8")));
  const all = new Map<string, Weights>();
  for (const group of groups) {
    const parts = await Promise.all(group.paths.map((path) => readFile(join(dirname(manifestPath), path))));
    readGroup(Buffer.concat(parts), group.weights, all);
  }
  return all;
}

function weightGroups(manifest: unknown): readonly WeightGroup[] {
  if (Array.isArray(manifest)) return manifest as WeightGroup[];
  const groups = (manifest as { weightsManifest?: unknown }).weightsManifest;
  if (!Array.isArray(groups)) throw new Error("The weights manifest has no list of weights.");
  return groups as WeightGroup[];
}

function readGroup(bytes: Buffer, entries: readonly WeightEntry[], into: Map<string, Weights>): void {
  let offset = 0;
  for (const entry of entries) {
    const reader = readers[entry.quantization?.dtype ?? entry.dtype];
    if (reader === undefined) throw new Error(`Weights of type ${entry.dtype} are not supported.`);
    const count = entry.shape.reduce((product, side) => product * side, 1);
    if (offset + count * reader.size > bytes.length) throw new Error("The weights end too early.");
    const { scale = 1, min = 0 } = entry.quantization ?? {};
    const isScaled = entry.quantization !== undefined && entry.quantization.dtype !== "float16";
    const data = new Float32Array(count);
    for (let i = 0; i < count; i += 1) {
      const value = reader.read(bytes, offset + i * reader.size);
      data[i] = isScaled ? value * scale + min : value;
    }
    offset += count * reader.size;
    into.set(entry.name, { shape: entry.shape, data, isWhole: entry.dtype !== "float32" });
  }
  if (offset !== bytes.length) throw new Error("The weights file is longer than its manifest says.");
}

const readers: Partial<Record<string, { size: number; read: (bytes: Buffer, at: number) => number }>> = {
  float32: { size: 4, read: (bytes, at) => bytes.readFloatLE(at) },
  float16: { size: 2, read: (bytes, at) => halfToNumber(bytes.readUInt16LE(at)) },
  int32: { size: 4, read: (bytes, at) => bytes.readInt32LE(at) },
  uint16: { size: 2, read: (bytes, at) => bytes.readUInt16LE(at) },
  uint8: { size: 1, read: (bytes, at) => bytes.readUInt8(at) },
  bool: { size: 1, read: (bytes, at) => bytes.readUInt8(at) },
};

/** IEEE 754 binary16. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}
