import type { Raster } from "../../../server/src/engines/runtime/raster.ts";

/** What a face library says of the largest face of a picture. */
export interface PeerLook {
  readonly vector: readonly number[];
  readonly years: number;
}

/** Another face library, run as its authors say. */
export interface Peer {
  /** Undefined where it finds no face. */
  look(raster: Raster): Promise<PeerLook | undefined>;
  /** By its own measure, higher is more alike. */
  similarity(a: PeerLook, b: PeerLook): number;
}
