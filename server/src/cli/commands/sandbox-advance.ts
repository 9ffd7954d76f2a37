import { type Command, InvalidArgumentError } from "commander";
import type { IntegrationId } from "#core/integration/integration.ts";
import { advanceClock } from "#core/sandbox/advance-clock.ts";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { moment } from "../duration.ts";
import { pairs } from "../table.ts";
import { withAdmin } from "../with-admin.ts";
import { findIntegration } from "./workflow-input.ts";

/** `sandbox advance`: lets a test integration's time pass. */
export function addSandboxAdvance(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "advance",
    summary: "let a test integration's time pass; what is due on the way happens in the order of time",
    example: "sandbox advance 7d",
  })
    .argument("<time>", "90m, 12h or 7d", parseTime)
    .option("--integration <id>", "whose time, where there are several", parseIntegrationId)
    .action(
      answering(context, async (ms: number, options: { readonly integration?: IntegrationId }) => {
        const told = await withAdmin(context, async (ports) => {
          const { id } = await findIntegration(ports, options.integration);
          return advanceClock(ports, id, ms);
        });
        return {
          json: told,
          text: (paint) =>
            pairs(
              [
                ["from", moment(told.from)],
                ["to", moment(told.to)],
                ["sessions ended", String(told.expired)],
                ["tries to tell", String(told.webhookTries)],
                ["approvals lapsed", String(told.lapsed)],
                ["sessions deleted", String(told.deleted)],
              ],
              paint,
            ),
        };
      }),
    );
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function parseTime(text: string): number {
  const [, count, unit = ""] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count === undefined) throw new InvalidArgumentError("A time looks like 90m, 12h or 7d.");
  return Number(count) * (units[unit] ?? 0);
}
