import type { Net } from "#engines/runtime/net.ts";
import { cropLine } from "./crop-line.ts";
import { type LineFrames, toFrames } from "./frames.ts";
import type { Grey } from "./grey.ts";
import type { LineBox } from "./line-box.ts";

const inputHeight = 32;
/** Pixels of the net's input to one step of its output. */
const stride = 4;
const minWidth = 64;
const maxWidth = 1400;
const minContrast = 20;

/** Reads one line out of a picture. */
export interface LineRecogniser {
  /** `stretch` widens the line before it is read: more steps a character. A box of negative width is read mirrored. */
  read(grey: Grey, box: LineBox, stretch: number): Promise<LineFrames>;
}

/** A recogniser on a loaded net. */
export function createRecogniser(net: Net): LineRecogniser {
  const [input = "", output = ""] = [net.inputNames[0], net.outputNames[0]];
  return {
    read: async (grey, box, stretch) => {
      const width = inputWidth(box, stretch);
      const data = stretchContrast(cropLine(grey, box, width, inputHeight));
      const result = (await net.run({ [input]: { data, dims: [1, 1, inputHeight, width] } }))[output];
      return toFrames(result?.data ?? new Float32Array(0), result?.dims[2] ?? 0);
    },
  };
}

function inputWidth(box: LineBox, stretch: number): number {
  const width = Math.round(((Math.abs(box.width) / box.height) * inputHeight * stretch) / stride) * stride;
  return Math.max(minWidth, Math.min(maxWidth, width));
}

/** The darkest and lightest 2 % become −1 and 1, as the net was trained. */
function stretchContrast(crop: Float32Array): Float32Array {
  const histogram = new Uint32Array(256);
  for (const value of crop) {
    const bin = Math.trunc(value);
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  const low = percentile(histogram, crop.length * 0.02);
  const range = Math.max(percentile(histogram, crop.length * 0.98) - low, minContrast);
  for (let i = 0; i < crop.length; i += 1) {
    const value = (((crop[i] ?? 0) - low) / range) * 2 - 1;
    crop[i] = Math.max(-1.5, Math.min(1.5, value));
  }
  return crop;
}

function percentile(histogram: Uint32Array, rank: number): number {
  let seen = 0;
  for (let bin = 0; bin < histogram.length; bin += 1) {
    seen += histogram[bin] ?? 0;
    if (seen > rank) return bin;
  }
  return histogram.length - 1;
}
