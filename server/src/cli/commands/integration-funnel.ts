import type { Command } from "commander";
import type { FunnelCount } from "#core/capture/funnel.ts";
import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../table.ts";
import type { Paint } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { withAdmin } from "../with-admin.ts";

/** `integration funnel`: where people on the hosted page are, and where they stop. */
export function addIntegrationFunnel(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "funnel",
    summary: "show how many sessions reached each screen of the hosted page, and what stood in the way",
    example: "integration funnel 3f1c2a4e-0d5b-4c6f-9a7e-8b1d2c3e4f50 --days 7",
  })
    .argument("<id>", "the integration's id", parseIntegrationId)
    .option("--days <number>", "how far back to count, at most 365", "30")
    .action(
      answering(context, async (id: IntegrationId, { days }: { readonly days: string }) => {
        const counts = await withAdmin(context, async (ports) => {
          if (!(await ports.integrations.find(id)))
            throw new CoreError("integration-not-found", `no integration ${id}`);
          return ports.funnel.count(id, new Date(ports.now().getTime() - wholeDays(days) * 86_400_000));
        });
        const told = counts.map(({ obstacle, ...rest }) => ({ ...rest, obstacle: obstacle ?? null }));
        return { json: { integrationId: id, counts: told }, text: (paint) => asText(counts, paint) };
      }),
    );
}

function wholeDays(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new UsageError("--days takes a whole number, at most 365.");
  return Number(text);
}

function asText(counts: readonly FunnelCount[], paint: Paint): string {
  if (counts.length === 0) return "Nobody was on the hosted page.";
  const rows = counts.map(({ place, type, obstacle, sessions }) => [place, type, obstacle, String(sessions)]);
  return table(["Screen", "What", "Obstacle", "Sessions"], rows, paint);
}
