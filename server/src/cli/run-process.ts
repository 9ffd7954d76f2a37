import { createContext } from "./context.ts";
import { runCli } from "./run-cli.ts";
import { createTerminal } from "./terminal.ts";

// A reader that closes the pipe early (`bonafide … | head`) is no failure of the command.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const terminal = createTerminal(process.stdout, process.stderr);
process.exitCode = await runCli(process.argv.slice(2), createContext(terminal));
