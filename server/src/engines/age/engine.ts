import type { AgeEstimate } from "#core/age/age.ts";
import type { FaceFinding } from "#core/face/face.ts";
import type { Measured } from "#core/media/image.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { type Net, type NetTensor, openNet } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { warpShrunk } from "#engines/runtime/pyramid.ts";
import { xceptionSide } from "./age-graph.ts";
import { type Cut, squareCrop } from "./align.ts";
import { calibration } from "./calibration.ts";
import { ageNetModel, faceresName } from "./model.ts";
import { type AgeReading, calibrate, combine } from "./postprocess.ts";
import { toFaceresInput, toXceptionInput } from "./preprocess.ts";

/** Estimates the age of one face of a decoded picture. */
export interface LoadedAgeEstimator {
  estimate(raster: Raster, face: FaceFinding): Promise<Measured<AgeEstimate>>;
  /** What the nets say, before it is brought together: for calibration. */
  read(raster: Raster, face: FaceFinding): Promise<AgeReading>;
}

const faceresSide = 224;
/** Several cuts, some of them mirrored: their mean is nearer than any one. Chosen on the tuning half. */
const xceptionCuts: readonly Cut[] = [
  { margin: 0.85, isMirrored: false, side: xceptionSide },
  { margin: 0.9, isMirrored: false, side: xceptionSide },
  { margin: 0.9, isMirrored: true, side: xceptionSide },
  { margin: 0.95, isMirrored: true, side: xceptionSide },
];
const faceresCuts: readonly Cut[] = [
  { margin: 1.1, isMirrored: false, side: faceresSide },
  { margin: 1.2, isMirrored: true, side: faceresSide },
];

/** Loads both nets. Throws ModelError when a file cannot be had. */
export async function loadAgeEstimator(models: ModelStore): Promise<LoadedAgeEstimator> {
  const [xception, faceres] = await Promise.all([
    models.path(ageNetModel.name).then(openNet),
    models.path(faceresName).then(openNet),
  ]);
  const refs = [models.ref(ageNetModel.name), models.ref(faceresName)];
  const read = async (raster: Raster, face: FaceFinding): Promise<AgeReading> => {
    const ages: number[] = [];
    for (const cut of xceptionCuts)
      ages.push((await outputOf(xception, 1, toXceptionInput(cutFace(raster, face, cut))))[0] ?? Number.NaN);
    const distributions: Float32Array[] = [];
    for (const cut of faceresCuts)
      distributions.push(await outputOf(faceres, 100, toFaceresInput(cutFace(raster, face, cut))));
    return { ages, distributions };
  };
  return {
    read,
    estimate: async (raster, face) => ({
      value: calibrate(combine(await read(raster, face)), calibration),
      models: refs,
    }),
  };
}

function cutFace(raster: Raster, face: FaceFinding, cut: Cut): Raster {
  return warpShrunk(raster, squareCrop(face, cut), cut.side, cut.side);
}

async function outputOf(net: Net, length: number, input: NetTensor): Promise<Float32Array> {
  const results = Object.values(await net.run({ [net.inputNames[0] ?? ""]: input }));
  const found = results.find(({ dims }) => dims.at(-1) === length);
  if (found === undefined) throw new Error(`The net has no output of ${length} numbers.`);
  return found.data;
}
