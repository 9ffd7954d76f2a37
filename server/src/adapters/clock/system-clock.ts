import { hash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ports } from "#core/ports.ts";

/** The machine's own clock, ids and digests. The only file that asks what time it is. */
export const systemClock: Pick<Ports, "now" | "newId" | "sha256" | "wait"> = {
  now: (integration) => new Date(Date.now() + (integration?.clockAheadMs ?? 0)),
  newId: () => randomUUID(),
  // Giving up is no failure: whoever waits goes on at once.
  wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  sha256: (bytes) => hash("sha256", bytes, "buffer"),
};
