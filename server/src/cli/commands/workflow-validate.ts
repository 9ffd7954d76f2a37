import type { Command } from "commander";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { answerOfProblems } from "./workflow-input.ts";

/** `workflow validate`: what is wrong with a file, with line and mend; it needs no server and no database. */
export function addWorkflowValidate(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "validate",
    summary: "check a workflow's file and the cases beside it; tells each fault's line and mend",
    example: "workflow validate workflows/kyc.yaml",
  })
    .argument("<file>", "the workflow's file")
    .action(
      answering(context, async (fileName: string) => {
        const { workflow, cases, problems } = await context.loadWorkflow(fileName);
        if (!workflow || problems.length > 0) return answerOfProblems(problems);
        const steps = Object.keys(workflow.definition.nodes).length;
        const told = cases ? `${cases.length} cases` : "no cases beside it";
        return {
          json: { isValid: true, ...workflow, cases: cases?.length ?? 0 },
          text: () => `${workflow.name}: ${steps} steps, ${told}. Nothing is wrong.`,
        };
      }),
    );
}
