import type { FaceFinding } from "#core/face/face.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { detectorSide } from "./anchors.ts";
import type { Net } from "#engines/runtime/net.ts";
import { type Candidate, type FaceNets, findCandidates, lookCloser } from "./find-candidates.ts";
import type { Detection } from "./postprocess.ts";
import { suppress } from "./suppress.ts";
import { toFinding, trustedPresence } from "./to-finding.ts";

/** Below this a candidate is rather something else than a face. */
const leastScore = 0.5;

/** A picture is scaled up by at most this much: larger only brings false alarms. */
const mostEnlarged = 1.5;

/** The level at which the picture takes up half of the detector's input. */
const withMargin = -0.5;

/**
 * Finds faces, largest first. The whole picture and its quarters are always searched; smaller parts, the
 * picture with a margin, and on its sides and upside down only when that found nothing.
 */
export async function findFaces(nets: FaceNets, raster: Raster): Promise<readonly FaceFinding[]> {
  return (await findCandidateFaces(nets, raster)).map(toFinding).toSorted(byArea);
}

/** The same faces with all that the nets said of them, in no order. */
export async function findCandidateFaces(nets: FaceNets, raster: Raster): Promise<readonly Candidate[]> {
  const levels = [0, 1, 2].filter((level) => isWorthwhile(raster, level));
  const searches: (() => Promise<Candidate[]>)[] = [
    () => search(levels.filter((level) => level < 2).map((level) => findCandidates(nets, raster, level))),
    () => search(levels.filter((level) => level === 2).map((level) => findCandidates(nets, raster, level))),
    () => search([findCandidates(nets, raster, withMargin)]),
    () => search(([1, 2, 3] as const).map((turns) => findCandidates(nets, raster, 0, turns))),
  ];
  for (const candidates of searches) {
    const faces = (await candidates()).filter(({ score }) => score >= leastScore);
    // The detector's boxes of one face may lie apart, above all at the edge; the mesh brings them together.
    if (faces.length > 0) return distinct(faces);
  }
  return [];
}

function distinct(faces: readonly Candidate[]): Candidate[] {
  const boxed = faces.map((face) => ({ face, box: toFinding(face).box }));
  return suppress(boxed, ({ face }) => face.score).map(({ face }) => face);
}

/** Faces that another detector proposes and on which the mesh holds, largest first: such detectors give no points. */
export async function findOwnFaces(
  { mesh, raster }: { readonly mesh: Net; readonly raster: Raster },
  detections: readonly Detection[],
): Promise<readonly FaceFinding[]> {
  const candidates: Candidate[] = [];
  for (const detection of detections) candidates.push(await lookCloser(mesh, raster, detection, 0));
  const held = candidates.filter((candidate) => candidate.mesh.presence >= trustedPresence);
  const faces = held.map((candidate) => toFinding({ ...candidate, score: candidate.probability }));
  return suppress(faces, ({ score }) => score).toSorted(byArea);
}

function isWorthwhile(raster: Raster, level: number): boolean {
  return level === 0 || detectorSide * 2 ** level <= mostEnlarged * Math.max(raster.width, raster.height);
}

async function search(found: readonly Promise<Candidate[]>[]): Promise<Candidate[]> {
  return (await Promise.all(found)).flat();
}

function byArea(a: FaceFinding, b: FaceFinding): number {
  return b.box.width * b.box.height - a.box.width * a.box.height;
}
