import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { keyBytes, parseKey } from "#lib/key-text.ts";
import { readOrCreatePrivateFile } from "#adapters/private-file.ts";

/** The first wraps new data keys; the others only open old ones. */
export type MasterKeys = readonly [Uint8Array, ...Uint8Array[]];

/**
 * The given keys, else those of `master.key` under `home`, one a line, newest first; made at the first start.
 * Throws when that file can be read by others or holds no key.
 */
export async function loadMasterKeys(options: {
  readonly home: string;
  readonly environmentKeys: readonly Uint8Array[];
}): Promise<MasterKeys> {
  const [newest, ...older] = options.environmentKeys;
  if (newest) return [newest, ...older];
  const path = join(options.home, "master.key");
  const text = await readOrCreatePrivateFile(path, newKeyFile);
  return parseKeyFile(path, Buffer.from(text).toString("utf8"));
}

function newKeyFile(): Uint8Array {
  return Buffer.from(`${randomBytes(keyBytes).toString("base64")}\n`);
}

function parseKeyFile(path: string, text: string): MasterKeys {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const keys = lines.map((line) => parseKey(line));
  const [newest, ...older] = keys.filter((key) => key !== undefined);
  if (!newest || older.length + 1 < lines.length)
    throw new Error(`${path} must hold keys of 32 bytes as base64 or hexadecimal, one a line, newest first`);
  return [newest, ...older];
}
