/**
 * What stands in the zones of pictures that are no part of the project: digests of each line, for the texts are other
 * people's. Sealed by `node bench/document/mrz-truth.ts <plain.json>` from `{ file: [lines] | null }`, made by looking at
 * each picture enlarged; null where the check digits are wrong as printed.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";

const truthFile = new URL("truth/mrz-specimens.json", import.meta.url);

/** Of each picture, by its file's name, the digests of its zone's lines; null where no reading of it can be valid. */
export async function readZoneTruth(): Promise<ReadonlyMap<string, readonly string[] | null>> {
  const sealed = JSON.parse(await readFile(truthFile, "utf8")) as Record<string, string[] | null>;
  return new Map(Object.entries(sealed));
}

/** Whether the lines read are exactly those sealed. */
export function isSealedZone(file: string, lines: readonly string[], sealed: readonly string[]): boolean {
  return lines.length === sealed.length && lines.every((line, i) => sealLine(file, line) === sealed[i]);
}

function sealLine(file: string, line: string): string {
  return createHash("sha256").update(`${file}\n${line}`).digest("hex").slice(0, 16);
}

const [plain] = import.meta.main ? process.argv.slice(2) : [];
if (plain !== undefined) {
  const truth = JSON.parse(await readFile(plain, "utf8")) as Record<string, string[] | null>;
  const sealed = Object.entries(truth).map(([file, lines]) => [
    file,
    lines?.map((line) => sealLine(file, line)) ?? null,
  ]);
  await writeFile(truthFile, `${JSON.stringify(Object.fromEntries(sealed), null, 2)}\n`);
}
