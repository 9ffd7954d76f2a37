import { type Command, InvalidArgumentError } from "commander";
import type { IntegrationId } from "#core/integration/integration.ts";
import { backtest, type Backtest } from "#core/workflow/backtest.ts";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { moment } from "../duration.ts";
import { table } from "../table.ts";
import type { Paint } from "../terminal.ts";
import { withAdmin } from "../with-admin.ts";
import { findIntegration, loadSound } from "./workflow-input.ts";

interface BacktestOptions {
  readonly since: Date;
  readonly integration?: IntegrationId;
}

/** `workflow backtest`: what a file would have decided about sessions that were. */
export function addWorkflowBacktest(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "backtest",
    summary: "judge stored sessions again by a file, from their evidence; prints what would change",
    example: "workflow backtest workflows/kyc.yaml --since 2026-01-01",
  })
    .argument("<file>", "the workflow's file")
    .requiredOption("--since <day>", "sessions made from that day on, YYYY-MM-DD", parseDay)
    .option("--integration <id>", "whose sessions, where there are several", parseIntegrationId)
    .action(
      answering(context, async (fileName: string, { since, integration: id }: BacktestOptions) => {
        const { workflow } = await loadSound(context, fileName);
        const { definition } = workflow;
        const told = await withAdmin(context, async (ports) =>
          backtest(ports, { integration: await findIntegration(ports, id), definition, since }),
        );
        return { json: told, text: (paint) => backtestAsText(told, paint) };
      }),
    );
}

function parseDay(text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()))
    throw new InvalidArgumentError("A day looks like 2026-01-31.");
  return day;
}

function backtestAsText({ judged, changed, withUnknownSteps }: Backtest, paint: Paint): string {
  const rows = changed.map(({ id, createdAt, before, after, reasons, unknownSteps }) => [
    ...[id, moment(createdAt), before, after, reasons[0] ?? "", unknownSteps.join(", ")],
  ]);
  const unknown =
    withUnknownSteps === 0
      ? []
      : [`${withUnknownSteps} of them reach steps of which their evidence knows nothing.`];
  return [
    ...(rows.length > 0
      ? [table(["Session", "Made", "Was", "Would be", "Reason", "Not known"], rows, paint)]
      : []),
    `${changed.length} of ${judged} sessions would end in another way.`,
    ...unknown,
  ].join("\n");
}
