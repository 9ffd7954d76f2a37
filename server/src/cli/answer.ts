import { Command } from "commander";
import { CommandFailed } from "./command-failed.ts";
import type { CommandContext } from "./context.ts";
import type { Paint, Terminal } from "./terminal.ts";

/** What a command answers, for machines and for people. */
export interface Answer {
  /** Serialised as it is; dates become ISO 8601. */
  readonly json: unknown;
  /** Without a line break at the end. */
  readonly text: (paint: Paint) => string;
  /** The command ran, but what it looked into is not as it should be: exit code 1. */
  readonly isFailure?: boolean;
}

/** How a command presents itself. */
export interface CommandSpec {
  /** As commander writes it: `show <session>`. */
  readonly usage: string;
  readonly summary: string;
  /** What follows `npm run -s bonafide --`. */
  readonly example: string;
}

/** Adds a command that has `--json` and an example in its help. */
export function addCommand(parent: Command, { usage, summary, example }: CommandSpec): Command {
  return parent
    .command(usage)
    .description(summary)
    .option("--json", "print one JSON object on standard output, and nothing else there")
    .addHelpText("after", `\nExample:\n  npm run -s bonafide -- ${example}`);
}

/** Adds a command that only groups others. */
export function addGroup(parent: Command, name: string, summary: string): Command {
  return parent.command(name).description(summary);
}

/** A commander action that prints what `work` answers. Throws CommandFailed after a failing answer. */
export function answering(
  { terminal }: Pick<CommandContext, "terminal">,
  work: (...args: never[]) => Promise<Answer>,
): (...args: unknown[]) => Promise<void> {
  return async (...args) => {
    const command = args.at(-1);
    const isJson = command instanceof Command && command.opts<{ json?: boolean }>().json === true;
    const answer = await work(...(args.slice(0, -1) as never[]));
    printAnswer(terminal, answer, { isJson });
    if (answer.isFailure) throw new CommandFailed();
  };
}

/** Prints an answer on standard output: JSON alone, or text. */
export function printAnswer(terminal: Terminal, answer: Answer, { isJson }: { isJson: boolean }): void {
  const text = isJson ? JSON.stringify(answer.json, undefined, 2) : answer.text(terminal.paintOut);
  terminal.out.write(`${text}\n`);
}
