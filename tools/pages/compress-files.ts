import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const leastBytes = 1024;
const large = 300_000;

/** Writes x.br and x.gz beside each file that gains by it, so that the server compresses nothing. */
export async function compressFiles(dir: string): Promise<void> {
  const names = globSync("**/*.{js,css,json,wasm,svg,bin}", { cwd: dir });
  await Promise.all(names.map((name) => compressFile(join(dir, name))));
}

async function compressFile(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < leastBytes) return;
  // The best quality takes seconds for a large file and saves a few hundredths.
  const quality = bytes.length > large ? 5 : 10;
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    promisify(gzip)(bytes, { level: bytes.length > large ? 6 : 9 }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}
