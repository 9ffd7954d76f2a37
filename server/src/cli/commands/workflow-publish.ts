import type { Command } from "commander";
import type { IntegrationId } from "#core/integration/integration.ts";
import { changeWorkflow, createWorkflow } from "#core/workflow/manage-workflow.ts";
import { addCommand, answering } from "../answer.ts";
import { parseIntegrationId } from "../arguments.ts";
import type { CommandContext } from "../context.ts";
import { pairs } from "../table.ts";
import { withAdmin } from "../with-admin.ts";
import { findIntegration, loadSound } from "./workflow-input.ts";
import { reportAsText, testLoaded } from "./workflow-test.ts";

interface PublishOptions {
  readonly integration?: IntegrationId;
  readonly draft?: true;
  readonly default?: true;
}

/** `workflow publish`: makes a file's workflow the next version of an integration's; never while its own cases fail. */
export function addWorkflowPublish(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "publish",
    summary: "make a file the next version of an integration's workflow; refused while its cases fail",
    example: "workflow publish workflows/kyc.yaml --default",
  })
    .argument("<file>", "the workflow's file")
    .option("--integration <id>", "whose it is, where there are several", parseIntegrationId)
    .option("--draft", "keep it as a draft: no session runs on it")
    .option("--default", "sessions that name no workflow run on it, where their dialect allows that")
    .action(
      answering(context, async (fileName: string, options: PublishOptions) => {
        const loaded = await loadSound(context, fileName);
        const { workflow: file } = loaded;
        const report = testLoaded(file, loaded);
        if (!report.isPassed && !options.draft)
          return {
            json: { isPublished: false, report },
            text: (paint) =>
              `${reportAsText(report, { fileName, loaded, paint })}\nIt was not published: mend its cases first.`,
            isFailure: true,
          };
        const { workflow, version } = await withAdmin(context, async (ports) => {
          const integration = await findIntegration(ports, options.integration);
          const known = await ports.workflows.findByKey(integration.id, file.key);
          const change = {
            ...{ name: file.name, definition: file.definition, isPublished: !options.draft },
            ...(options.default && { isDefault: true }),
          };
          return known
            ? changeWorkflow(ports, integration, known.id, change)
            : createWorkflow(ports, integration, { ...change, key: file.key });
        });
        return {
          json: { id: workflow.id, key: workflow.key, version: version.number, state: version.state },
          text: (paint) =>
            pairs(
              [
                ["workflow", workflow.id],
                ["key", workflow.key],
                ["version", String(version.number)],
                ["state", version.state],
              ],
              paint,
            ),
        };
      }),
    );
}
