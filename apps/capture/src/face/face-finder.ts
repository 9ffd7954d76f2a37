import type { SeenFace } from "../hints/advise-face.ts";
import type { Pixels } from "../hints/measure-frame.ts";
import { type FaceNets, loadFaceNets, type NetFace } from "./face-nets.ts";
import { loadNetsInWorker } from "./nets-in-worker.ts";

/** Finds faces in what the camera shows; one frame at a time. */
export interface FaceFinder {
  /** `isExact` when angles count in this very frame. */
  find(pixels: Pixels, isExact?: boolean): Promise<readonly SeenFace[]>;
}

/** The mesh costs as much as the finder; a head turns slowly. */
const meshEvery = 3;

let loading: Promise<FaceNets> | undefined;

/** Loads the nets once, at the selfie and not before: in a worker, or on the page's own thread where a browser knows no such worker. */
export async function loadFaceFinder(): Promise<FaceFinder> {
  loading ??= loadNetsInWorker().catch(loadFaceNets);
  try {
    return createFaceFinder(await loading);
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** Measures the face with the mesh now and then, and follows it by the finder alone in between. */
export function createFaceFinder(nets: FaceNets): FaceFinder {
  let sinceMesh = meshEvery;
  let measured: NetFace | undefined;
  let count = 0;
  return {
    find: async (pixels, isExact = false) => {
      const withMesh = isExact || !measured || sinceMesh >= meshEvery - 1;
      const faces = apart(await nets.look(pixels, withMesh));
      if (withMesh) count = faces.length;
      // The finder alone sees faces where there are none; the mesh tells how many are real.
      const seen = faces.slice(0, count).map((face) => toSeen(face, measured));
      sinceMesh = withMesh ? 0 : sinceMesh + 1;
      if (withMesh || faces.length === 0) measured = largest(faces);
      return seen;
    },
  };
}

/** Without the mesh a face is as large in its square, and looks where it did, as when it was measured last. */
function toSeen({ x, y, width, height, square, angles }: NetFace, measured: NetFace | undefined): SeenFace {
  if (angles || !measured?.angles) return { x, y, width, height, ...(angles ?? { yaw: 0, pitch: 0 }) };
  const is = {
    width: (square[0] * measured.width) / measured.square[0],
    height: (square[1] * measured.height) / measured.square[1],
  };
  return { ...is, x: x + (width - is.width) / 2, y: y + (height - is.height) / 2, ...measured.angles };
}

function largest(faces: readonly NetFace[]): NetFace | undefined {
  return faces.toSorted((a, b) => b.width - a.width)[0];
}

/** A face that is very near is found twice, one over the other; it counts once. */
function apart(faces: readonly NetFace[]): readonly NetFace[] {
  return faces.filter((face, i) => !faces.slice(0, i).some((other) => liesIn(face, other)));
}

function liesIn({ x, y, width, height }: NetFace, other: NetFace): boolean {
  const isAcross = Math.abs(x + width / 2 - other.x - other.width / 2) < other.width / 2;
  return isAcross && Math.abs(y + height / 2 - other.y - other.height / 2) < other.height / 2;
}
