import type { Command } from "commander";
import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { terminalsAsJson, terminalsAsText } from "../show-terminals.ts";
import { UsageError } from "../usage-error.ts";
import { withAdmin } from "../with-admin.ts";

interface ListOptions {
  readonly days: string;
  readonly terminal?: string;
}

const newest = 100;

/** `terminal list`: what machines that name themselves were refused. */
export function addTerminalList(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "list",
    summary: "show what terminals were refused, by terminal and error; or one terminal's newest errors",
    example: "terminal list 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50 --terminal till-7",
  })
    .argument("<integration>", "the integration's id", parseIntegrationId)
    .option("--days <number>", "how far back to count, at most 90", "30")
    .option("--terminal <id>", "one terminal, error by error")
    .action(
      answering(context, async (id: IntegrationId, { days, terminal }: ListOptions) => {
        const told = await withAdmin(context, async (ports) => {
          if (!(await ports.integrations.find(id)))
            throw new CoreError("integration-not-found", `no integration ${id}`);
          const since = new Date(ports.now().getTime() - wholeDays(days) * 86_400_000);
          const counts = terminal === undefined ? await ports.terminalErrors.count(id, since) : undefined;
          const errors =
            terminal === undefined
              ? undefined
              : await ports.terminalErrors.listByTerminal(id, terminal, newest);
          return { counts, errors };
        });
        return {
          json: { integrationId: id, ...terminalsAsJson(told) },
          text: (paint) => terminalsAsText(told, paint),
        };
      }),
    );
}

function wholeDays(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError("--days takes a whole number.");
  return Number(text);
}
