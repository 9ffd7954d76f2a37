import type { Command } from "commander";
import type { IntegrationId } from "#core/integration/integration.ts";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../table.ts";
import { withAdmin } from "../with-admin.ts";
import { findIntegration } from "./workflow-input.ts";

/** `workflow list`: an integration's workflows. */
export function addWorkflowList(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "list",
    summary: "the workflows of an integration",
    example: "workflow list",
  })
    .option("--integration <id>", "whose, where there are several", parseIntegrationId)
    .action(
      answering(context, async (options: { readonly integration?: IntegrationId }) => {
        const workflows = await withAdmin(context, async (ports) =>
          ports.workflows.list((await findIntegration(ports, options.integration)).id),
        );
        return {
          json: { workflows },
          text: (paint) =>
            workflows.length === 0
              ? "There are none; `bonafide workflow publish FILE` makes one."
              : table(
                  ["Id", "Key", "Name", "Published", "Default", "Archived"],
                  workflows.map(({ id, key, name, publishedVersion, isDefault, archivedAt }) => [
                    ...[id, key, name, publishedVersion === undefined ? "draft" : `v${publishedVersion}`],
                    ...[isDefault ? "yes" : "", archivedAt ? "yes" : ""],
                  ]),
                  paint,
                ),
        };
      }),
    );
}
