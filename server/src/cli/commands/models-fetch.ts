import type { Command } from "commander";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { createProgress } from "../progress.ts";

/** `models fetch`: makes every neural net's file ready, so that the server starts without a network. */
export function addModelsFetch(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "fetch",
    summary: "fetch, convert and verify all models now, so that later starts need no network",
    example: "models fetch",
  }).action(
    answering(context, async () => {
      const config = await context.loadConfig();
      const progress = createProgress(context.terminal);
      try {
        await context.fetchModels(config, (step) => progress.show(step));
      } finally {
        progress.end();
      }
      const models = await context.listModels(config);
      return { json: { models }, text: () => `All ${models.length} models are here and verified.` };
    }),
  );
}
