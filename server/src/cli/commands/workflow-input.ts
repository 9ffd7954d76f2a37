import type { Integration, IntegrationId } from "#core/integration/integration.ts";
import type { AdminPorts } from "#app.ts";
import { CoreError } from "#core/errors.ts";
import type { Workflow } from "#core/workflow/workflow.ts";
import type { FileProblem, LoadedWorkflow } from "#workflow-files.ts";
import type { Answer } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { UsageError } from "../usage-error.ts";

/** A workflow's file that is sound, and its cases. */
export type SoundWorkflow = LoadedWorkflow & {
  readonly workflow: NonNullable<LoadedWorkflow["workflow"]>;
};

/** Reads a file; what is wrong with it is a usage error's text. */
export async function loadSound(context: CommandContext, fileName: string): Promise<SoundWorkflow> {
  const loaded = await context.loadWorkflow(fileName);
  const { workflow, problems } = loaded;
  if (!workflow || problems.length > 0) throw new UsageError(problemsAsText(problems));
  return { ...loaded, workflow };
}

/** What is wrong, a line each, as compilers tell it. */
function problemsAsText(problems: readonly FileProblem[]): string {
  return problems
    .map(
      ({ fileName, line, column, problem, mend }) =>
        `${fileName}:${line}:${column}: ${problem}\n  mend: ${mend}`,
    )
    .join("\n");
}

/** The same for machines, with exit code 1. */
export function answerOfProblems(problems: readonly FileProblem[]): Answer {
  return {
    json: {
      isValid: false,
      problems: problems.map(({ path, ...rest }) => ({ ...rest, path: path.join(".") })),
    },
    text: () => problemsAsText(problems),
    isFailure: true,
  };
}

/** An integration by its id; the only one there is when none is named. */
export async function findIntegration(
  { integrations }: Pick<AdminPorts, "integrations">,
  id: IntegrationId | undefined,
): Promise<Integration> {
  if (id !== undefined) {
    const named = await integrations.find(id);
    if (named) return named;
    throw new CoreError("integration-not-found", `no integration ${id}`);
  }
  const [only, ...others] = await integrations.list();
  if (!only || others.length > 0)
    throw new UsageError("Name the integration with --integration; `bonafide integration list` shows them.");
  return only;
}

/** An integration's workflow by its key. */
export async function findWorkflow(
  { workflows }: Pick<AdminPorts, "workflows">,
  { id }: Integration,
  key: string,
): Promise<Workflow> {
  const found = await workflows.findByKey(id, key);
  if (!found) throw new CoreError("workflow-not-found", `the integration has no workflow ${key}`);
  return found;
}
