import type { Ports } from "#core/ports.ts";

/** Removes encrypted files whose session is deleted. Quiet on those gone already. */
export async function removeBlobs(ports: Pick<Ports, "blobs">, blobKeys: readonly string[]): Promise<void> {
  for (const key of blobKeys) await ports.blobs.remove(key);
}
