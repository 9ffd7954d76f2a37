/**
 * What stands on proofs of address that are no part of the project: digests, for the texts are other people's. Sealed by
 * `node bench/document/address-truth.ts <plain.json>` from `{ file: { fields: { name: [texts] }, ignored: [names] } }`,
 * made by looking at each.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { foldBare } from "../../server/src/core/document/fold-bare.ts";
import type { AddressProofField } from "../../server/src/core/document/proof-of-address.ts";

type Name = AddressProofField["name"];

/** What one file shows. */
export interface AddressTruth {
  /** Digests of the spellings that are right. */
  readonly fields: Readonly<Partial<Record<Name, readonly string[]>>>;
  /** Fields that nobody can tell for certain. */
  readonly ignored: readonly Name[];
}

const truthFile = new URL("truth/address.json", import.meta.url);

/** The truth of every file by its name. */
export async function readAddressTruth(): Promise<ReadonlyMap<string, AddressTruth>> {
  const sealed = JSON.parse(await readFile(truthFile, "utf8")) as Record<string, AddressTruth>;
  return new Map(Object.entries(sealed));
}

/** Seals a text: capitals, accents, spaces and punctuation do not count. */
export function sealOf(file: string, name: Name, text: string): string {
  const bare = foldBare(text).replaceAll(" ", "");
  return createHash("sha256").update([file, name, bare].join("\n")).digest("hex").slice(0, 16);
}

interface PlainTruth {
  readonly fields: Readonly<Partial<Record<Name, readonly string[]>>>;
  readonly ignored: readonly Name[];
}

if (import.meta.main) {
  const plain = JSON.parse(await readFile(process.argv[2] ?? "", "utf8")) as Record<string, PlainTruth>;
  const sealed = Object.entries(plain).map(([file, { fields, ignored }]) => {
    const seals = Object.entries(fields).map(([name, texts]) => [
      name,
      texts.map((text) => sealOf(file, name as Name, text)),
    ]);
    return [file, { fields: Object.fromEntries(seals) as unknown, ignored }];
  });
  await writeFile(truthFile, `${JSON.stringify(Object.fromEntries(sealed), null, 2)}\n`);
}
