import type { Command } from "commander";
import type { Integration } from "#core/integration/integration.ts";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { moment } from "../duration.ts";
import { integrationAsJson } from "../show-integration.ts";
import { table } from "../table.ts";
import type { Paint } from "../terminal.ts";
import { withAdmin } from "../with-admin.ts";

/** `integration list`: every connection, never a secret. */
export function addIntegrationList(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "list",
    summary: "show all integrations, without their secrets",
    example: "integration list --json",
  }).action(
    answering(context, async () => {
      const integrations = await withAdmin(context, (ports) => ports.integrations.list());
      return {
        json: { integrations: integrations.map(integrationAsJson) },
        text: (paint) => listAsText(integrations, paint),
      };
    }),
  );
}

function listAsText(integrations: readonly Integration[], paint: Paint): string {
  if (integrations.length === 0)
    return "There is no integration yet. Make one:\n  npm run -s bonafide -- integration create --name my-company --environment live";
  return table(
    ["ID", "Name", "Environment", "Active", "Decision webhook", "Created"],
    integrations.map((integration) => [
      ...[integration.id, integration.name, integration.environment],
      ...[integration.isActive ? "yes" : "no", integration.decisionWebhookUrl],
      moment(integration.createdAt),
    ]),
    paint,
  );
}
