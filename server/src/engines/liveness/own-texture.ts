import { Type } from "typebox";
import type { FaceFinding } from "#core/face/face.ts";
import type { ModelRef } from "#core/media/image.ts";
import { netProperties, readDescription } from "#engines/runtime/own-net/description.ts";
import { openOwnNet, outputNamed } from "#engines/runtime/own-net/open-own-net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { warpShrunk } from "#engines/runtime/pyramid.ts";
import { contextBox } from "./preprocess.ts";

const schema = Type.Object(
  {
    ...netProperties,
    /** How many times the face's box it sees. */
    context: Type.Number({ minimum: 0.5, maximum: 8 }),
    output: Type.Optional(Type.String()),
    /** Whether the output holds chances already, or logits of which the softmax is to be taken. */
    meaning: Type.Union([Type.Literal("chances"), Type.Literal("logits")]),
    /** Which number of the output is that of a live face. */
    live: Type.Integer({ minimum: 0 }),
    /**
     * What its number means here, where a picture is called fake below 0.3 and real from 0.9 on: pairs of its number and
     * ours, ascending; taken as it is when left out.
     */
    calibration: Type.Optional(Type.Array(Type.Tuple([Type.Number(), Type.Number()]), { minItems: 2 })),
  },
  { additionalProperties: false },
);

/** Says how live a face looks, 0 to 1. */
export interface OwnTexture {
  readonly ref: ModelRef;
  measure(raster: Raster, face: FaceFinding): Promise<number>;
}

/** Loads a net of the operator's own that tells live faces from imitations. Throws ModelError. */
export async function loadOwnTexture(path: string): Promise<OwnTexture> {
  const { context, output, meaning, live, calibration, ...description } = await readDescription(path, schema);
  const net = await openOwnNet(path, description);
  const { width, height } = description.input;
  return {
    ref: net.ref,
    measure: async (raster, { box }) => {
      const seen = contextBox(box, raster, context);
      const [scaleX, scaleY] = [seen.width / width, seen.height / height];
      const matrix = [
        scaleX,
        0,
        seen.left + scaleX / 2 - 0.5,
        0,
        scaleY,
        seen.top + scaleY / 2 - 0.5,
      ] as const;
      const { data } = outputNamed(path, await net.run(warpShrunk(raster, matrix, width, height)), output);
      const chance = meaning === "chances" ? (data[live] ?? Number.NaN) : softmaxAt(data, live);
      return calibration ? calibrated(chance, calibration) : chance;
    },
  };
}

function softmaxAt(logits: Float32Array, wanted: number): number {
  const highest = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - highest));
  return (powers[wanted] ?? Number.NaN) / powers.reduce((sum, power) => sum + power, 0);
}

/** Linear between two pairs, constant beyond the ends. */
function calibrated(value: number, pairs: readonly (readonly [number, number])[]): number {
  const after = pairs.findIndex(([from]) => from > value);
  const upper = pairs.at(after);
  const lower = after === -1 ? upper : pairs[Math.max(0, after - 1)];
  if (!lower || !upper) throw new Error("The calibration is empty.");
  const share = upper[0] === lower[0] ? 0 : (value - lower[0]) / (upper[0] - lower[0]);
  return lower[1] + share * (upper[1] - lower[1]);
}
