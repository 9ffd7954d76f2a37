import { CoreError } from "#core/errors.ts";
import type { Ports } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import { kycDefinition } from "./compile-features.ts";
import type { WorkflowDefinition } from "./definition.ts";

/** What a session runs on: its pinned version, or the built-in workflow. */
export async function definitionOfSession(
  ports: Pick<Ports, "workflows">,
  { workflow }: Pick<Session, "workflow">,
): Promise<WorkflowDefinition> {
  if (!workflow) return kycDefinition;
  const version = await ports.workflows.findVersion(workflow);
  if (!version) throw new CoreError("workflow-not-found", `no version ${workflow.version} of ${workflow.id}`);
  return version.definition;
}
