import type { Command } from "commander";
import { runCases, type TestReport, type UntakenWay } from "#core/workflow/file/run-cases.ts";
import type { LoadedWorkflow } from "#workflow-files.ts";
import { addCommand, answering } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../table.ts";
import type { Paint } from "../terminal.ts";
import { answerOfProblems } from "./workflow-input.ts";

/** `workflow test`: runs the cases beside a file; each way out of a branch has to be taken by one of them. */
export function addWorkflowTest(parent: Command, context: CommandContext): void {
  addCommand(parent, {
    usage: "test",
    summary: "run the cases beside a workflow; exit code 1 when one fails or a way is taken by none",
    example: "workflow test workflows/kyc.yaml",
  })
    .argument("<file>", "the workflow's file; its cases lie beside it, as kyc.cases.yaml beside kyc.yaml")
    .action(
      answering(context, async (fileName: string) => {
        const loaded = await context.loadWorkflow(fileName);
        if (!loaded.workflow || loaded.problems.length > 0) return answerOfProblems(loaded.problems);
        const report = testLoaded(loaded.workflow, loaded);
        return {
          json: {
            ...report,
            untaken: report.untaken.map((way) => ({ ...way, line: lineOfWay(loaded, way) })),
          },
          text: (paint) => reportAsText(report, { fileName, loaded, paint }),
          isFailure: !report.isPassed,
        };
      }),
    );
}

/** Runs the cases beside a workflow. */
export function testLoaded(
  { definition }: NonNullable<LoadedWorkflow["workflow"]>,
  { cases = [] }: Pick<LoadedWorkflow, "cases">,
): TestReport {
  return runCases(definition, cases);
}

function lineOfWay({ lineOf }: LoadedWorkflow, { node, arm }: UntakenWay): number {
  return lineOf(["steps", node, ...(arm === undefined ? ["otherwise"] : ["branch", arm])]);
}

/** What a report tells: each case, and the ways that none takes. */
export function reportAsText(
  { results, untaken, ways }: TestReport,
  { fileName, loaded, paint }: { fileName: string; loaded: LoadedWorkflow; paint: Paint },
): string {
  if (results.length === 0)
    return `There are no cases: write them beside it, into ${fileName.replace(/\.ya?ml$/, "")}.cases.yaml.`;
  const rows = results.map(({ name, isPassed, fault }) => [
    name,
    isPassed ? { text: "passed", style: "green" as const } : { text: "failed", style: "red" as const },
    fault ?? "",
  ]);
  const missed = untaken.map(
    (way) => `${fileName}:${lineOfWay(loaded, way)}: no case takes this way out of ${way.node}; add one`,
  );
  const taken = ways - untaken.length;
  return [
    table(["Case", "Result", "What is wrong"], rows, paint),
    ...missed,
    `${results.filter(({ isPassed }) => isPassed).length} of ${results.length} cases passed; ${taken} of ${ways} ways out of branches were taken.`,
  ].join("\n");
}
