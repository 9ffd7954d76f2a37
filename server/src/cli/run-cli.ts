import type { CommandContext } from "./context.ts";
import { describeError } from "./describe-error.ts";
import { createProgram } from "./program.ts";
import { printable } from "./terminal.ts";

/** Runs one command line and answers its exit code: 0 done, 1 failed, 2 not understood. Never throws. */
export async function runCli(argv: readonly string[], context: CommandContext): Promise<number> {
  try {
    await createProgram(context).parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    const { lines, exitCode } = describeError(error);
    const { note, paintErr } = context.terminal;
    for (const line of lines) note(paintErr("red", printable(line)));
    return exitCode;
  }
}
