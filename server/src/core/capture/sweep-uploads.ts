import type { Ports } from "#core/ports.ts";
import { removeParts } from "./finish-upload.ts";

/** Removes uploads that were begun before that time and never finished. Answers how many. */
export async function sweepUploads(
  ports: Pick<Ports, "uploads" | "blobs">,
  olderThan: Date,
  limit = 100,
): Promise<number> {
  const stale = await ports.uploads.findStale(olderThan, limit);
  for (const upload of stale) {
    await removeParts(ports, upload);
    await ports.uploads.remove(upload.id);
  }
  return stale.length;
}
