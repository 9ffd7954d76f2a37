import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { writeFileSafely } from "./write-file-safely.ts";

/** What was hashed when; a file of the same path, size and time is not hashed again. */
interface Verification {
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly sha256: string;
}

/** The file's sha256 in hex; remembered under `key` in `dir`, so that only a changed file is read again. */
export async function hashRemembered(path: string, dir: string, key: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  const current = { path: resolve(path), sizeBytes: size, modifiedMs: Math.floor(mtimeMs) };
  const record = join(dir, `${key}.verified.json`);
  const known = await readVerification(record);
  if (
    known?.path === current.path &&
    known.sizeBytes === current.sizeBytes &&
    known.modifiedMs === current.modifiedMs
  ) {
    return known.sha256;
  }
  const sha256 = await sha256OfFile(path);
  await mkdir(dir, { recursive: true });
  await writeFileSafely(record, Buffer.from(JSON.stringify({ ...current, sha256 } satisfies Verification)));
  return sha256;
}

/** The file's sha256 in hex. */
async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

async function readVerification(record: string): Promise<Verification | undefined> {
  try {
    return JSON.parse(await readFile(record, "utf8")) as Verification;
  } catch {
    // Missing or torn: the file is hashed again.
    return undefined;
  }
}
