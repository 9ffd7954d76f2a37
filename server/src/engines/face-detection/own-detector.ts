import { Type } from "typebox";
import { netProperties, readDescription } from "#engines/runtime/own-net/description.ts";
import { openOwnNet, outputNamed } from "#engines/runtime/own-net/open-own-net.ts";
import type { ModelRef } from "#core/media/image.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { resizeRaster } from "#engines/runtime/warp.ts";
import type { Detection } from "./postprocess.ts";
import { suppress } from "./suppress.ts";

const schema = Type.Object(
  {
    ...netProperties,
    /** Rows of left, top, right, bottom, as shares of the picture or in pixels of the input. */
    boxes: Type.Object({
      output: Type.String(),
      unit: Type.Union([Type.Literal("share"), Type.Literal("pixel")]),
    }),
    /** A row of chances for each box: which of them is that of a face. */
    scores: Type.Object({ output: Type.String(), column: Type.Integer({ minimum: 0 }) }),
    /** Below this chance a box is none. */
    floor: Type.Number({ minimum: 0, maximum: 1 }),
  },
  { additionalProperties: false },
);

const mostFaces = 16;

/** Proposes faces in a whole picture; the mesh then places their points. */
export interface OwnDetector {
  readonly ref: ModelRef;
  detect(raster: Raster): Promise<readonly Detection[]>;
}

/** Loads a detector of the operator's own. Throws ModelError. */
export async function loadOwnDetector(path: string): Promise<OwnDetector> {
  const { boxes, scores, floor, ...description } = await readDescription(path, schema);
  const net = await openOwnNet(path, description);
  const { width, height } = description.input;
  const [unitX, unitY] = boxes.unit === "share" ? [1, 1] : [width, height];
  return {
    ref: net.ref,
    detect: async (raster) => {
      const outputs = await net.run(await resizeRaster(raster, width, height));
      const places = outputNamed(path, outputs, boxes.output).data;
      const chances = outputNamed(path, outputs, scores.output);
      const columns = chances.dims.at(-1) ?? 1;
      const [scaleX, scaleY] = [raster.width / unitX, raster.height / unitY];
      const found = Array.from({ length: places.length / 4 }, (_, i) => {
        const [left = 0, top = 0, right = 0, bottom = 0] = places.subarray(i * 4, i * 4 + 4);
        return {
          box: {
            left: left * scaleX,
            top: top * scaleY,
            width: (right - left) * scaleX,
            height: (bottom - top) * scaleY,
          },
          points: [],
          probability: chances.data[i * columns + scores.column] ?? 0,
        };
      }).filter(({ probability }) => probability >= floor);
      return suppress(found, ({ probability }) => probability).slice(0, mostFaces);
    },
  };
}
