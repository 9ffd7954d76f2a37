import type { Command } from "commander";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../table.ts";

/** `models list`: every neural net with its origin and licence, and whether its file is here. */
export function addModelsList(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "list",
    summary: "show every neural net, its licence and origin, and whether its file is here",
    example: "models list",
  }).action(
    answering(context, async () => {
      const models = await context.listModels(await context.loadConfig());
      return {
        json: { models },
        text: (paint) =>
          table(
            ["Model", "Version", "Licence", "From", "Ready"],
            models.flatMap(({ name, version, licence, source, isReady, origin }) => [
              [
                ...[name, version, licence, source],
                isReady ? "yes" : { text: "no", style: "yellow" as const },
              ],
              { remark: origin },
            ]),
            paint,
          ),
      };
    }),
  );
}
