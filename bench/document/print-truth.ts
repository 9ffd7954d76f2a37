/**
 * What is printed on pictures that are no part of the project: digests, for the texts are other people's. Sealed by
 * `node bench/document/print-truth.ts <plain.json>` from `{ file: { fields: { name: [texts] }, ignored: [names] } }`,
 * made by looking at each picture.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { type FieldName, fieldNames } from "../../server/src/core/document/field.ts";
import { foldForComparison } from "../../server/src/core/document/text-folding.ts";

/** What one picture shows. */
export interface SealedTruth {
  /** Digests of the spellings that are right. */
  readonly fields: Readonly<Partial<Record<FieldName, readonly string[]>>>;
  /** Fields that nobody can tell from the picture for certain; "*" is all of them. */
  readonly ignored: readonly string[];
}

const truthFile = new URL("truth/print.json", import.meta.url);

/** The truth of every picture by its file's name. */
export async function readPrintTruth(): Promise<ReadonlyMap<string, SealedTruth>> {
  const sealed = JSON.parse(await readFile(truthFile, "utf8")) as Record<string, SealedTruth>;
  return new Map(Object.entries(sealed));
}

/** Whether a reading is one of the sealed texts, but for accents, case, spaces and punctuation. */
export function isSealed(
  file: string,
  { name, value }: { readonly name: FieldName; readonly value: string },
  sealed: readonly string[],
): boolean {
  return digestsOf(file, name, value).some((digest) => sealed.includes(digest));
}

/** The spellings under which two texts count as the same. */
export function spellingsOf(value: string): string[] {
  return [...foldForComparison(value)].map((folding) => folding.replaceAll(" ", ""));
}

function digestsOf(file: string, name: FieldName, value: string): string[] {
  return spellingsOf(value).map((spelling) =>
    createHash("sha256").update([file, name, spelling].join("\n")).digest("hex").slice(0, 16),
  );
}

interface PlainTruth {
  readonly fields: Readonly<Partial<Record<FieldName, readonly string[]>>>;
  readonly ignored: readonly string[];
}

function seal(file: string, { fields, ignored }: PlainTruth): SealedTruth {
  const sealed = fieldNames.flatMap((name) => {
    const texts = fields[name];
    return texts ? [[name, texts.flatMap((text) => digestsOf(file, name, text))]] : [];
  });
  return { fields: Object.fromEntries(sealed) as SealedTruth["fields"], ignored };
}

if (import.meta.main) {
  const plain = JSON.parse(await readFile(process.argv[2] ?? "", "utf8")) as Record<string, PlainTruth>;
  const sealed = Object.entries(plain).map(([file, truth]) => [file, seal(file, truth)]);
  await writeFile(truthFile, `${JSON.stringify(Object.fromEntries(sealed), null, 2)}\n`);
}
