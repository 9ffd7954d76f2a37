import { readdir, readFile, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { CoreError } from "#core/errors.ts";
import type { BlobStore } from "#core/media/blob-store.ts";
import { createDurableWriter } from "./write-durably.ts";

const suffix = ".blob";

/** Blobs as files of mode 0600 under `folder`. Throws input-invalid for an odd key, storage-failed when the disk refuses. */
export function createFileBlobStore(folder: string): BlobStore {
  const write = createDurableWriter(folder);
  return {
    async put(key, bytes) {
      await write(foldersOf(key), { name: key + suffix, bytes }).catch(fail);
    },
    async get(key) {
      return readFile(pathOf(folder, key)).catch(failToRead);
    },
    async remove(key) {
      await unlink(pathOf(folder, key)).catch(failToRemove);
    },
    async *listBlobs(olderThan) {
      for await (const { name } of filesIn(folder, olderThan))
        if (name.endsWith(suffix)) yield name.slice(0, -suffix.length);
    },
    async removeUnfinished(olderThan) {
      let count = 0;
      for await (const { name, path } of filesIn(folder, olderThan)) {
        if (name.endsWith(suffix)) continue;
        await unlink(path).catch(failToRemove);
        count += 1;
      }
      return count;
    },
  };
}

/** Two levels of 256 folders, by the key's first characters: UUIDs spread evenly over them. */
function foldersOf(key: string): readonly [string, string] {
  if (!/^[a-z0-9][a-z0-9-]{3,127}$/.test(key)) throw new CoreError("input-invalid", "a blob's key is odd");
  return [key.slice(0, 2), key.slice(2, 4)];
}

function pathOf(folder: string, key: string): string {
  return join(folder, ...foldersOf(key), key + suffix);
}

async function* filesIn(folder: string, olderThan: Date) {
  for (const outer of await namesIn(folder))
    for (const inner of await namesIn(join(folder, outer)))
      for (const name of await namesIn(join(folder, outer, inner))) {
        const path = join(folder, outer, inner, name);
        const facts = await stat(path).catch(absent);
        if (facts && facts.mtime < olderThan) yield { name, path };
      }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(absent)) ?? [];
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") fail(error);
}

function failToRemove(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") fail(error);
}

function failToRead(cause: NodeJS.ErrnoException): never {
  if (cause.code === "ENOENT") throw new CoreError("media-not-found", "no such blob", { cause });
  return fail(cause);
}

function fail(cause: Error): never {
  if (cause instanceof CoreError) throw cause;
  throw new CoreError("storage-failed", "the blob store's disk refused", { cause });
}
