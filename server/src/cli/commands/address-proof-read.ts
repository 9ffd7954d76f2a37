import { readFile } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type AddressProofExpectation, judgeAddressProof } from "#core/document/judge-address-proof.ts";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { createProgress } from "../progress.ts";
import { addressProofAsText } from "../show-address-proof.ts";
import { UsageError } from "../usage-error.ts";

interface ReadOptions {
  readonly name?: string;
  readonly address?: string;
  readonly maxAgeMonths: number;
}

/** `address-proof read`: what a bill, statement or letter says, what its file tells, and whether it is the expected one. */
export function addAddressProofRead(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "read <file>",
    summary: "read a proof of address, and compare it with a name and an address",
    example: 'address-proof read bill.pdf --name "Ada Example" --address "1 High Street, Testdale MK9 4QT"',
  })
    .option("--name <name>", "whose it should be")
    .option("--address <address>", "where they should live, its parts divided by commas")
    .addOption(
      new Option("--max-age-months <months>", "an older one does not count")
        .argParser(parseMonths)
        .default(3),
    )
    .action(answering(context, (file: string, options: ReadOptions) => read(context, file, options)));
}

async function read(context: CommandContext, file: string, { name, address, maxAgeMonths }: ReadOptions) {
  const bytes = await readBytes(file);
  const config = await context.loadConfig();
  const today = await context.today();
  const progress = createProgress(context.terminal);
  progress.show({ name: "reading" });
  try {
    await using opened = await context.openEngines(config);
    const reading = await opened.engines.addressProofs.read(bytes, today);
    const expected: AddressProofExpectation = { name, address, today, maxAgeMonths };
    const judgement = judgeAddressProof(reading, expected);
    return {
      json: { reading, judgement },
      text: (paint: Parameters<typeof addressProofAsText>[2]) =>
        addressProofAsText(reading, judgement, paint),
      isFailure: judgement.verdict === "fail",
    };
  } finally {
    progress.end();
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new UsageError(`${path}: there is no such file, or it cannot be read.`, { cause });
  }
}

function parseMonths(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError("It takes a whole number of months.");
  return Number(text);
}
