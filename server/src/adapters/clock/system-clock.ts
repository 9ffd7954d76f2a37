import { hash, randomUUID } from "node:crypto";
import type { Ports } from "#core/ports.ts";

/** The machine's own clock, ids and digests. The only file that asks what time it is. */
export const systemClock: Pick<Ports, "now" | "newId" | "sha256"> = {
  now: (integration) => new Date(Date.now() + (integration?.clockAheadMs ?? 0)),
  newId: () => randomUUID(),
  sha256: (bytes) => hash("sha256", bytes, "buffer"),
};
