import { randomUUID } from "node:crypto";
import { mkdir, open, rename, unlink } from "node:fs/promises";
import { join } from "node:path";

/** Name and content of a file to write. */
interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Writes a file whole or not at all; when it returns, the file and its name are on stable storage. */
export type DurableWriter = (folders: readonly string[], file: NewFile) => Promise<void>;

/** A writer below `root`, which remembers the folders whose names it has put on stable storage. */
export function createDurableWriter(root: string): DurableWriter {
  const durable = new Set<string>();
  return async (folders, file) => {
    try {
      await write(await makeFolders(root, folders, durable), file);
    } catch (error) {
      // A folder that was there is gone, as after a disk was changed: nothing that we remember holds.
      if (!isAbsent(error)) throw error;
      durable.clear();
      await write(await makeFolders(root, folders, durable), file);
    }
  };
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

async function write(folder: string, file: NewFile): Promise<void> {
  const temporary = join(folder, `${randomUUID()}.part`);
  try {
    await writeNew(temporary, file.bytes);
    await rename(temporary, join(folder, file.name));
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/** A file is lost with a folder that is lost, so each level's name is synced too, also one that another write just made. */
async function makeFolders(root: string, names: readonly string[], durable: Set<string>): Promise<string> {
  const folder = join(root, ...names);
  if (durable.has(folder)) return folder;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let parent = root;
  for (const name of names) {
    await syncFolder(parent);
    parent = join(parent, name);
    durable.add(parent);
  }
  return folder;
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, "wx", 0o600);
  await file.writeFile(bytes);
  await file.sync();
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; its file system keeps names in its journal.
  if (process.platform === "win32") return;
  await using handle = await open(folder, "r");
  await handle.sync();
}
