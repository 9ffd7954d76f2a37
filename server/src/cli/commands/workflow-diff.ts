import type { Command } from "commander";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import { diffDefinitions } from "#core/workflow/diff-definitions.ts";
import { CoreError } from "#core/errors.ts";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../table.ts";
import { withAdmin } from "../with-admin.ts";
import { findIntegration, findWorkflow, loadSound } from "./workflow-input.ts";

/** `workflow diff`: what differs between two files, or versions that are stored. */
export function addWorkflowDiff(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "diff",
    summary: "what differs between two workflows: files, or stored versions as KEY@NUMBER",
    example: "workflow diff kyc@3 workflows/kyc.yaml",
  })
    .argument("<before>", "a file, or a key and a version")
    .argument("<after>", "a file, or a key and a version")
    .option("--integration <id>", "whose stored versions, where there are several", parseIntegrationId)
    .action(
      answering(
        context,
        async (before: string, after: string, options: { readonly integration?: IntegrationId }) => {
          const read = (what: string) => readDefinition(context, what, options.integration);
          const changes = diffDefinitions(await read(before), await read(after));
          return {
            json: { changes },
            text: (paint) =>
              changes.length === 0
                ? "Nothing differs."
                : table(
                    ["Where", "Before", "After"],
                    changes.map((change) => [change.place, shown(change.before), shown(change.after)]),
                    paint,
                  ),
          };
        },
      ),
    );
}

function shown(value: unknown): string {
  return value === undefined ? "–" : JSON.stringify(value);
}

/** A file's definition, or that of a stored version. */
async function readDefinition(
  context: CommandContext,
  what: string,
  id: IntegrationId | undefined,
): Promise<WorkflowDefinition> {
  const [, key, number] = /^([a-z0-9][a-z0-9-]*)@(\d+)$/.exec(what) ?? [];
  if (key === undefined) return (await loadSound(context, what)).workflow.definition;
  return withAdmin(context, async (ports) => {
    const workflow = await findWorkflow(ports, await findIntegration(ports, id), key);
    const version = await ports.workflows.findVersion({ id: workflow.id, version: Number(number) });
    if (version) return version.definition;
    throw new CoreError("workflow-not-found", `the workflow ${key} has no version ${number}`);
  });
}
