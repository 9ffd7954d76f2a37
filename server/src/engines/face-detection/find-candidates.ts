import type { Net, NetTensor } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { warpShrunk } from "#engines/runtime/pyramid.ts";
import { resizeRaster } from "#engines/runtime/warp.ts";
import { detectorSide } from "./anchors.ts";
import { type Mesh, meshCrop, meshSide, toMesh, toMeshInput } from "./mesh.ts";
import { type Detection, scaleDetection, toDetections } from "./postprocess.ts";
import { scaledSize, toDetectorInput } from "./preprocess.ts";
import { faceScore } from "./score.ts";
import { suppress } from "./suppress.ts";
import { type Turns, tilesOf } from "./tiles.ts";

/** The two nets that find a face and look closer. */
export interface FaceNets {
  readonly detector: Net;
  readonly mesh: Net;
}

/** A possible face, looked at by both nets. */
export interface Candidate extends Detection {
  readonly level: number;
  readonly mesh: Mesh;
  readonly score: number;
}

const floor = 0.35;
const mostPerLevel = 16;

/**
 * Looks for faces at one size of the picture: the long side is 256 px doubled `level` times; below 0 a margin is left,
 * since the detector misses faces that their picture cuts.
 */
export async function findCandidates(
  nets: FaceNets,
  raster: Raster,
  level: number,
  turns: Turns = 0,
): Promise<Candidate[]> {
  const size = scaledSize(raster, detectorSide * 2 ** level);
  const scaled = await resizeRaster(raster, size.width, size.height);
  const scale = Math.max(raster.width, raster.height) / Math.max(size.width, size.height);
  const found: Detection[] = [];
  for (const tile of tilesOf(size, turns)) {
    const outputs = await runOn(nets.detector, toDetectorInput(scaled, tile));
    found.push(...toDetections(outputs, tile, floor).map((detection) => scaleDetection(detection, scale)));
  }
  const best = suppress(found, ({ probability }) => probability).slice(0, mostPerLevel);
  const candidates: Candidate[] = [];
  // A turned face is as unlikely as one of the next level.
  const rarity = Math.max(0, level) + (turns === 0 ? 0 : 1);
  for (const detection of best) candidates.push(await lookCloser(nets.mesh, raster, detection, rarity));
  return candidates;
}

/** Has the mesh net look at a possible face. */
export async function lookCloser(
  net: Net,
  raster: Raster,
  detection: Detection,
  level: number,
): Promise<Candidate> {
  const matrix = meshCrop(detection);
  const crop = warpShrunk(raster, matrix, meshSide, meshSide);
  const mesh = toMesh(await runOn(net, toMeshInput(crop)), matrix);
  const { probability } = detection;
  return { ...detection, level, mesh, score: faceScore({ probability, presence: mesh.presence, level }) };
}

async function runOn(net: Net, input: NetTensor): Promise<NetTensor[]> {
  return Object.values(await net.run({ [net.inputNames[0] ?? ""]: input }));
}
