import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { createSpecimen } from "#specimen/create-specimen.ts";
import type { Degrade, SpecimenFault, SpecimenType } from "#specimen/specimen.ts";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { pairs } from "../table.ts";
import { UsageError } from "../usage-error.ts";

const types: Readonly<Record<string, SpecimenType>> = {
  passport: "passport",
  id: "identity-card",
  licence: "driving-licence",
};
const faults: readonly SpecimenFault[] = ["blur", "wrong-digits", "expired", "no-face", "screen-replay"];

interface SpecimenCommandOptions {
  readonly type: string;
  readonly side: "front" | "back";
  readonly face?: string;
  readonly degrade: Degrade;
  readonly fault?: readonly SpecimenFault[];
  readonly seed: number;
  readonly date?: string;
  readonly out: string;
}

/** `specimen`: draws a document of a fictitious state, and writes the truth about it beside it. */
export function addSpecimen(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "specimen",
    summary: "draw a document of a fictitious state for tests, with the truth about it beside it",
    example: "specimen --type passport --face me.jpg --degrade 1 --out specimens",
  })
    .addOption(new Option("--type <type>", "what to draw").choices(Object.keys(types)).default("passport"))
    .addOption(new Option("--side <side>", "which side").choices(["front", "back"]).default("front"))
    .option("--face <file>", "a JPEG or PNG photograph for the portrait, the face in its middle")
    .addOption(
      new Option("--degrade <level>", "0 a flat scan, 1 to 3 worse and worse photographs")
        .argParser(parseDegrade)
        .default(0),
    )
    .addOption(new Option("--fault <faults...>", "what is wrong on purpose").choices([...faults]))
    .addOption(
      new Option("--seed <number>", "another number draws another person").argParser(parseSeed).default(1),
    )
    .option("--date <YYYY-MM-DD>", "the day around which its dates are set (default: today)", parseDate)
    .option("--out <folder>", "where to write, made when missing", ".")
    .action(answering(context, (options: SpecimenCommandOptions) => draw(context, options)));
}

async function draw({ today }: CommandContext, options: SpecimenCommandOptions) {
  const { type, side, face, degrade, fault: faultList = [], seed, out } = options;
  const { image, truth } = await createSpecimen({
    type: types[type] ?? "passport",
    ...{ side, seed, degrade, faults: faultList },
    today: options.date ?? (await today()),
    ...(face !== undefined && { portrait: { image: await readFace(face) } }),
  });
  await mkdir(out, { recursive: true });
  const name = join(out, [type, side, seed, `degrade${degrade}`, ...faultList].join("-"));
  const files = { image: `${name}.jpg`, truth: `${name}.json` };
  await writeFile(files.image, image);
  await writeFile(files.truth, `${JSON.stringify(truth, undefined, 2)}\n`);
  return {
    json: files,
    text: (paint: Parameters<typeof pairs>[1]) => pairs(Object.entries(files), paint),
  };
}

async function readFace(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new UsageError(`--face ${path}: there is no such file, or it cannot be read.`, { cause });
  }
}

function parseDegrade(text: string): Degrade {
  if (!/^[0-3]$/.test(text)) throw new InvalidArgumentError("It takes 0, 1, 2 or 3.");
  return Number(text) as Degrade;
}

function parseSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It takes a whole number.");
  return Number(text);
}

function parseDate(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError("It takes a day like 2026-11-21.");
  return text;
}
