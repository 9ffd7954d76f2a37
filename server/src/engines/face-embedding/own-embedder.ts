import { Type, type Static } from "typebox";
import type { FaceComparison, FaceFinding, FaceTemplate, SearchRates } from "#core/face/face.ts";
import type { Measured, Point } from "#core/media/image.ts";
import { netProperties, readDescription } from "#engines/runtime/own-net/description.ts";
import { openOwnNet, outputNamed } from "#engines/runtime/own-net/open-own-net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { warpShrunk } from "#engines/runtime/pyramid.ts";
import { similarityTransform } from "#engines/runtime/warp.ts";
import { mirrored } from "./align.ts";
import type { LoadedFaceEmbedder } from "./engine.ts";
import { errorRatesAt } from "./error-rates.ts";
import { cosine, meanOf, unit } from "./postprocess.ts";
import { searchRatesAt } from "./search-rates.ts";

const rate = Type.Number({ exclusiveMinimum: 0, maximum: 1 });
const point = Type.Tuple([Type.Number(), Type.Number()]);

const schema = Type.Object(
  {
    ...netProperties,
    /** Where eyes, nose and corners of the mouth lie in the input, in pixels. */
    points: Type.Tuple([point, point, point, point, point]),
    /** The output that holds the face's numbers, where there are several outputs. */
    output: Type.Optional(Type.String()),
    /** Error rates by the cosine of two faces, ascending: what its calibration measured. */
    calibration: Type.Array(
      Type.Object({ score: Type.Number(), falseMatchRate: rate, falseNonMatchRate: rate }),
      { minItems: 1 },
    ),
    /** How steeply the logarithm of the false match rate falls beyond the last point, for searches; 0 claims nothing. */
    slope: Type.Optional(Type.Number({ maximum: 0 })),
  },
  { additionalProperties: false },
);

/** Loads an embedder of the operator's own. Throws ModelError. */
export async function loadOwnEmbedder(path: string): Promise<LoadedFaceEmbedder> {
  const description = await readDescription(path, schema);
  const net = await openOwnNet(path, description);
  const { width, height } = description.input;
  const vectorOf = async (picture: Raster) =>
    unit(outputNamed(path, await net.run(picture), description.output).data);
  return {
    embed: async (raster, face) => {
      const cut = warpShrunk(
        raster,
        similarityTransform(pointsOf(description), facePoints(face)),
        width,
        height,
      );
      return {
        vectors: [unit(meanOf(await vectorOf(cut), await vectorOf(mirrored(cut))))],
        models: [net.ref],
      };
    },
  };
}

function pointsOf({ points }: Pick<Static<typeof schema>, "points">): Point[] {
  return points.map(([x, y]) => ({ x, y }));
}

function facePoints({ points }: FaceFinding): Point[] {
  return [points.leftEye, points.rightEye, points.nose, points.leftMouth, points.rightMouth];
}

/** What compares faces without a thread of its own. */
export interface FaceComparer {
  compareFaces(a: FaceTemplate, b: FaceTemplate): Measured<FaceComparison>;
  searchRates(score: number): SearchRates;
}

/** Compares what such an embedder made, by the rates of its description. Throws ModelError. */
export async function loadOwnComparer(path: string): Promise<FaceComparer> {
  const { calibration, slope = 0 } = await readDescription(path, schema);
  return {
    compareFaces: (a, b) => {
      const [[first], [second]] = [a.vectors, b.vectors];
      if (!first || first.length !== second?.length || a.vectors.length !== b.vectors.length)
        throw new Error("The templates are not of the same nets.");
      const score = cosine(first, second);
      return { value: { score, ...errorRatesAt(score, calibration) }, models: a.models };
    },
    searchRates: (score) => searchRatesAt(score, { points: calibration, slope }),
  };
}
