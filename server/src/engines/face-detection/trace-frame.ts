import type { FrameTrace, TracedFace } from "#core/liveness/burst.ts";
import type { Point } from "#core/media/image.ts";
import { type Raster, toLuma } from "#engines/runtime/raster.ts";
import { resizeRaster } from "#engines/runtime/warp.ts";
import { type Candidate, type FaceNets, findCandidates } from "./find-candidates.ts";
import { findCandidateFaces } from "./find-faces.ts";
import { type Mesh, meshEyeOpenness, meshPose } from "./mesh.ts";
import { toFinding, trustedPresence } from "./to-finding.ts";

/** A face counts from this score on, and when its area is at least this share of the largest one's. */
const clear = { score: 0.6, share: 0.25 };
const sketchSide = 24;

/**
 * Bridge, tip and wings of the nose, corners of the eyes, temples, forehead and cheekbones: what neither smile nor
 * speech moves. Indexes as in MediaPipe's canonical face model.
 */
const rigid = [
  ...[168, 6, 197, 195, 5, 4, 1, 98, 327],
  ...[33, 133, 362, 263, 127, 356, 234, 454],
  ...[10, 151, 9, 67, 297, 50, 280, 117, 346],
];

/** Looks at one picture of a burst. */
export async function traceFrame(nets: FaceNets, raster: Raster): Promise<FrameTrace> {
  const sorted = (await clearFaces(nets, raster)).toSorted((a, b) => area(b) - area(a));
  const [largest] = sorted;
  const faceCount = largest
    ? sorted.filter((candidate) => area(candidate) >= clear.share * area(largest)).length
    : 0;
  const face = largest && largest.mesh.presence >= trustedPresence ? tracedFace(largest) : null;
  return { faceCount, face, sketch: await sketchOf(raster) };
}

/** Whoever answers a challenge fills the picture, so that the coarsest look nearly always suffices. */
async function clearFaces(nets: FaceNets, raster: Raster): Promise<readonly Candidate[]> {
  const isClear = ({ score }: Candidate) => score >= clear.score;
  const coarse = (await findCandidates(nets, raster, 0)).filter(isClear);
  return coarse.length > 0 ? coarse : (await findCandidateFaces(nets, raster)).filter(isClear);
}

function area({ box }: Candidate): number {
  return box.width * box.height;
}

function tracedFace(candidate: Candidate): TracedFace {
  const { mesh } = candidate;
  return {
    box: toFinding(candidate).box,
    pose: meshPose(mesh),
    eyeOpenness: meshEyeOpenness(mesh),
    rigidPoints: rigid.map((index) => pointOf(mesh, index)),
  };
}

/** A tenth of a pixel is finer than the net sees. */
function pointOf({ points }: Mesh, index: number): Point {
  const { x, y } = points[index] ?? { x: 0, y: 0 };
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}

async function sketchOf(raster: Raster): Promise<string> {
  return toLuma(await resizeRaster(raster, sketchSide, sketchSide)).toHex();
}
