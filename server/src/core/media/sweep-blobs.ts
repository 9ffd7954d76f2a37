import type { Ports } from "#core/ports.ts";
import type { MediaId } from "./media.ts";

/** Removes files of uploads that were never acknowledged: a crash came between the file and its record. */
export async function sweepBlobs(ports: Pick<Ports, "blobs" | "media">, olderThan: Date): Promise<number> {
  let removed = await ports.blobs.removeUnfinished(olderThan);
  for await (const key of ports.blobs.listBlobs(olderThan)) {
    if (await ports.media.find(key as MediaId)) continue;
    await ports.blobs.remove(key);
    removed += 1;
  }
  return removed;
}
