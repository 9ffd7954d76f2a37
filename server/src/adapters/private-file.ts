import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Reads a file that only its owner may read; makes it with `make()` when there is none, on stable storage before it
 * returns. Two processes that start at once get the same bytes. Throws when others may read the file.
 */
export async function readOrCreatePrivateFile(path: string, make: () => Uint8Array): Promise<Uint8Array> {
  const existing = await readPrivateFile(path);
  if (existing) return existing;
  await createPrivateFile(path, make());
  const created = await readPrivateFile(path);
  if (!created) throw new Error(`${path} vanished while it was being made`);
  return created;
}

async function readPrivateFile(path: string): Promise<Uint8Array | undefined> {
  const facts = await stat(path).catch(absent);
  if (!facts) return undefined;
  // Windows knows no such bits: there the folder's access list decides.
  if (process.platform !== "win32" && (facts.mode & 0o077) !== 0)
    throw new Error(
      `${path} can be read by others: make it private with chmod 600, and replace the secret in it`,
    );
  return readFile(path);
}

async function createPrivateFile(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}`;
  try {
    await writeDurably(temporary, bytes);
    // A link, unlike a rename, never replaces what another process made meanwhile.
    await link(temporary, path).catch(present);
  } finally {
    await unlink(temporary).catch(absent);
  }
  await syncFolder(folder);
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, "wx", 0o600);
  await file.writeFile(bytes);
  await file.sync();
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  await using handle = await open(folder, "r");
  await handle.sync();
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

function present(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "EEXIST") throw error;
}
