import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { halfOf } from "../face/data-files.ts";
import { type Share, shareOf } from "../face/interval.ts";
import { type Answers, type AskedField, askedFields, licenceParsers } from "./aamva-peers.ts";

/** How often a parser read the asked fields exactly right. */
export interface LicenceScore {
  readonly texts: number;
  /** Every asked field right. */
  readonly whole: Share;
  readonly fields: Readonly<Record<AskedField, Share>>;
  /** The same over the texts that nothing was tuned on. */
  readonly heldOut: { readonly whole: Share; readonly fields: Readonly<Record<AskedField, Share>> };
  /** Text → fields that were read wrongly or not at all. */
  readonly wrong: Readonly<Record<string, readonly AskedField[]>>;
}

type Marks = Readonly<Record<AskedField, boolean>>;

/** Reads every licence text of a folder with our parser and the peers, against what people read in them. */
export async function benchAamva(folder: string): Promise<Readonly<Record<string, LicenceScore>>> {
  const truth = await readTruth();
  const files = (await readdir(folder)).filter((file) => truth.has(file.replace(/\.txt$/, ""))).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const scores: Record<string, LicenceScore> = {};
  for (const [name, parse] of Object.entries(licenceParsers)) {
    const marks = files.map((file, i) => mark(parse(texts[i] ?? ""), truth.get(file.replace(/\.txt$/, ""))));
    scores[name] = score(files, marks);
  }
  return scores;
}

/** Columns of the truth's rows are in the order of `askedFields`. */
async function readTruth(): Promise<ReadonlyMap<string, Answers>> {
  const path = fileURLToPath(new URL("truth/aamva.json", import.meta.url));
  const rows = JSON.parse(await readFile(path, "utf8")) as Record<string, (string | null)[]>;
  return new Map(
    Object.entries(rows).map(([name, values]) => [
      name,
      Object.fromEntries(askedFields.map((field, i) => [field, values[i] ?? null])) as Answers,
    ]),
  );
}

function mark(answers: Answers | null, truth: Answers | undefined): Marks {
  return Object.fromEntries(
    askedFields.map((field) => [field, (answers?.[field] ?? null) === (truth?.[field] ?? null)]),
  ) as Marks;
}

function score(files: readonly string[], marks: readonly Marks[]): LicenceScore {
  const heldOut = marks.filter((_, i) => halfOf(files[i] ?? "") === "held-out");
  const wrong = files.flatMap((file, i) => {
    const missed = askedFields.filter((field) => !marks[i]?.[field]);
    return missed.length > 0 ? [[file, missed] as const] : [];
  });
  return {
    texts: files.length,
    ...shares(marks),
    heldOut: shares(heldOut),
    wrong: Object.fromEntries(wrong),
  };
}

function shares(marks: readonly Marks[]): Pick<LicenceScore, "whole" | "fields"> {
  const count = (isRight: (each: Marks) => boolean) => shareOf(marks.filter(isRight).length, marks.length);
  return {
    whole: count((each) => askedFields.every((field) => each[field])),
    fields: Object.fromEntries(
      askedFields.map((field) => [field, count((each) => each[field])]),
    ) as LicenceScore["fields"],
  };
}
