import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  type Degrade,
  type SpecimenFault,
  specimenFaults,
  type SpecimenOptions,
  type SpecimenPortrait,
  type SpecimenSide,
  type SpecimenType,
  typesWithBack,
} from "#specimen/specimen.ts";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../table.ts";
import { UsageError } from "../usage-error.ts";

/** Short names on the command line; the long ones are taken as well. */
const types: Readonly<Record<string, SpecimenType>> = {
  passport: "passport",
  id: "identity-card",
  "id-td2": "identity-card-td2",
  licence: "driving-licence",
  permit: "residence-permit",
  "visa-a": "visa-a",
  "visa-b": "visa-b",
};
const mostCount = 10_000;

interface SpecimenCommandOptions {
  readonly type: SpecimenType;
  readonly side: SpecimenSide | "both";
  readonly face?: string;
  readonly ghostFace?: string;
  readonly degrade: Degrade;
  readonly fault?: readonly SpecimenFault[];
  readonly seed: number;
  readonly count: number;
  readonly date?: string;
  readonly out: string;
}

/** `specimen`: draws documents of a fictitious state, and writes the truth about each beside it. */
export function addSpecimen(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "specimen",
    summary: "draw documents of a fictitious state for tests, with the truth about each beside it",
    example: "specimen --type id --side both --face me.jpg --degrade 1 --count 20 --out specimens",
  })
    .addOption(typeOption())
    .addOption(new Option("--side <side>", "which side").choices(["front", "back", "both"]).default("front"))
    .option("--face <file>", "a JPEG or PNG photograph for the portrait, the face in its middle")
    .option("--ghost-face <file>", "another for the small second portrait (default: the same)")
    .addOption(
      new Option("--degrade <level>", "0 a flat scan, 1 to 3 worse and worse photographs")
        .argParser(parseDegrade)
        .default(0),
    )
    .addOption(
      new Option("--fault <faults...>", "what is wrong on purpose, one or several of those below").choices(
        Object.keys(specimenFaults),
      ),
    )
    .addOption(
      new Option("--seed <number>", "another number draws another person").argParser(parseSeed).default(1),
    )
    .addOption(
      new Option("--count <number>", "how many, each with the next seed").argParser(parseCount).default(1),
    )
    .option("--date <YYYY-MM-DD>", "the day around which its dates are set (default: today)", parseDate)
    .option("--out <folder>", "where to write, made when missing", ".")
    .addHelpText("after", tellFaults())
    .action(answering(context, (options: SpecimenCommandOptions) => draw(context, options)));
}

function typeOption(): Option {
  const names = Object.entries(types);
  const told = names.map(([short, long]) => (short === long ? short : `${short} (${long})`)).join(", ");
  return new Option("--type <type>", `what to draw: ${told}`)
    .argParser((text: string): SpecimenType => {
      const type = types[text] ?? names.find(([, long]) => long === text)?.[1];
      if (type === undefined)
        throw new InvalidArgumentError(`It takes ${names.map(([short]) => short).join(", ")}.`);
      return type;
    })
    .default("passport");
}

/** What each fault means, below the options. */
function tellFaults(): string {
  const width = Math.max(...Object.keys(specimenFaults).map((name) => name.length));
  const lines = Object.entries(specimenFaults).map(([name, what]) => `  ${name.padEnd(width)}  ${what}`);
  return `\nFaults:\n${lines.join("\n")}`;
}

async function draw({ today }: CommandContext, options: SpecimenCommandOptions) {
  const { type, degrade, fault: faults = [], seed, count, out } = options;
  const [portrait, ghost] = [
    await readFace("--face", options.face),
    await readFace("--ghost-face", options.ghostFace),
  ];
  const shared = { type, degrade, faults, ...(portrait && { portrait }), ...(ghost && { ghost }) };
  const day = options.date ?? (await today());
  await mkdir(out, { recursive: true });
  const both: SpecimenSide[] = typesWithBack.includes(type) ? ["front", "back"] : ["front"];
  const sides = options.side === "both" ? both : [options.side];
  const specimens: { image: string; truth: string }[] = [];
  for (let i = 0; i < count; i += 1)
    for (const side of sides)
      specimens.push(await write(out, { ...shared, side, seed: seed + i, today: day }));
  return {
    json: { specimens },
    text: (paint: Parameters<typeof table>[2]) =>
      table(
        ["image", "truth"],
        specimens.map(({ image, truth }) => [image, truth]),
        paint,
      ),
  };
}

async function write(out: string, options: SpecimenOptions): Promise<{ image: string; truth: string }> {
  const { createSpecimen } = await import("#specimen/create-specimen.ts");
  const { image, truth } = await createSpecimen(options);
  const { type, side, seed, degrade, faults } = truth;
  const short = Object.keys(types).find((name) => types[name] === type) ?? type;
  const name = join(out, [short, side, seed, `degrade${degrade}`, ...faults].join("-"));
  const files = { image: `${name}.jpg`, truth: `${name}.json` };
  await writeFile(files.image, image);
  await writeFile(files.truth, `${JSON.stringify(truth, undefined, 2)}\n`);
  return files;
}

async function readFace(option: string, path: string | undefined): Promise<SpecimenPortrait | undefined> {
  if (path === undefined) return undefined;
  try {
    const image = await readFile(path);
    const { default: sharp } = await import("sharp");
    await sharp(image).stats();
    return { image };
  } catch (cause) {
    throw new UsageError(`${option} ${path}: there is no such picture, or it cannot be read.`, { cause });
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

function parseCount(text: string): number {
  const count = parseSeed(text);
  if (count < 1 || count > mostCount) throw new InvalidArgumentError(`It takes 1 to ${mostCount}.`);
  return count;
}

function parseDate(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError("It takes a day like 2026-11-21.");
  return text;
}
