import type { Command } from "commander";
import { addCommand, printAnswer } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { createProgress } from "../progress.ts";

/** `start`: runs the server until it is stopped. */
export function addStart(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "start",
    summary: "run the server until Ctrl-C",
    example: "start",
  }).action(({ json: isJson = false }: { json?: boolean }) => run(context, { isJson }));
}

async function run(context: CommandContext, { isJson }: { isJson: boolean }): Promise<void> {
  const { terminal } = context;
  const config = await context.loadConfig();
  const progress = createProgress(terminal);
  const begun = performance.now();
  try {
    await context.serve(config, {
      onStep: (step) => progress.show(step),
      onReady: ({ url }) => {
        progress.end();
        const readyMs = Math.round(performance.now() - begun);
        printAnswer(
          terminal,
          {
            json: { url, publicUrl: config.publicUrl, readyMs },
            text: (paint) =>
              `${paint("green", "Bonafide is ready:")} open ${config.publicUrl} and make credentials with: npm run -s bonafide -- integration create --name my-company --environment live`,
          },
          { isJson },
        );
      },
      onStopping: () => terminal.note("Stopping …"),
    });
  } finally {
    progress.end();
  }
}
