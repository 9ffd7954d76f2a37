import type { FaceFinding, FaceTemplate } from "#core/face/face.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { type Net, type NetTensor, openNet } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { warpShrunk } from "#engines/runtime/pyramid.ts";
import { dlibCrop, faceresCrop, faceresSide, mirrored } from "./align.ts";
import { dlibSide } from "./dlib-graph.ts";
import { dlibModel, faceresModel } from "./model.ts";
import { meanOf, unit } from "./postprocess.ts";
import { toDlibInput, toFaceresInput } from "./preprocess.ts";

/** Turns a face of a decoded picture into numbers; `compareFaces` compares them. */
export interface LoadedFaceEmbedder {
  embed(raster: Raster, face: FaceFinding): Promise<FaceTemplate>;
}

/** Loads both nets. Throws ModelError when a file cannot be had. */
export async function loadFaceEmbedder(models: ModelStore): Promise<LoadedFaceEmbedder> {
  const [dlib, faceres] = await Promise.all([
    models.path(dlibModel.name).then(openNet),
    models.path(faceresModel.name).then(openNet),
  ]);
  const refs = [models.ref(dlibModel.name), models.ref(faceresModel.name)];
  return {
    embed: async (raster, face) => {
      const chip = warpShrunk(raster, dlibCrop(face.points), dlibSide, dlibSide);
      const square = warpShrunk(raster, faceresCrop(face), faceresSide, faceresSide);
      const descriptor = meanOf(
        await vectorOf(dlib, "descriptor", toDlibInput(chip)),
        await vectorOf(dlib, "descriptor", toDlibInput(mirrored(chip))),
      );
      const features = meanOf(
        unit(await vectorOf(faceres, "global_pooling/Mean", toFaceresInput(square))),
        unit(await vectorOf(faceres, "global_pooling/Mean", toFaceresInput(mirrored(square)))),
      );
      return { vectors: [unit(descriptor), unit(features)], models: refs };
    },
  };
}

async function vectorOf(net: Net, output: string, input: NetTensor): Promise<Float32Array> {
  const result = (await net.run({ [net.inputNames[0] ?? ""]: input }))[output];
  if (result === undefined) throw new Error(`The net has no output ${output}.`);
  return result.data;
}
