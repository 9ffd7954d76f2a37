import type { Net } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { warpAffine } from "#engines/runtime/warp.ts";
import { type LineFrames, restrictFrames } from "./frames.ts";
import { cropMatrix, type LineBox } from "./line-box.ts";

const inputHeight = 48;
const minWidth = 48;
const maxWidth = 1760;

/** Reads one line out of a picture. */
export interface LineRecogniser {
  /** `stretch` widens the line before it is read: more steps a character. */
  read(raster: Raster, box: LineBox, stretch: number): Promise<LineFrames>;
}

/** A recogniser on a loaded net. */
export function createRecogniser(net: Net): LineRecogniser {
  const [input = "", output = ""] = [net.inputNames[0], net.outputNames[0]];
  return {
    read: async (raster, box, stretch) => {
      const width = inputWidth(box, stretch);
      const crop = warpAffine(raster, cropMatrix(box, width, inputHeight), width, inputHeight, 255);
      const result = (await net.run({ [input]: { data: toInput(crop), dims: [1, 3, inputHeight, width] } }))[
        output
      ];
      return restrictFrames(result?.data ?? new Float32Array(0), result?.dims[1] ?? 0);
    },
  };
}

function inputWidth(box: LineBox, stretch: number): number {
  const width = Math.round((box.width / box.height) * inputHeight * stretch);
  return Math.max(minWidth, Math.min(maxWidth, width));
}

/** BGR planes from −1 to 1, as PP-OCR was trained. */
function toInput({ data, width, height }: Raster): Float32Array {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (let c = 0; c < 3; c += 1) {
    for (let i = 0; i < size; i += 1) planes[c * size + i] = (data[i * 3 + 2 - c] ?? 0) / 127.5 - 1;
  }
  return planes;
}
