import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import { checkGraph } from "./check-graph.ts";
import type { WorkflowDefinition } from "./definition.ts";
import type { Workflow, WorkflowId, WorkflowVersion } from "./workflow.ts";

/** What is said of a new workflow. */
export interface NewWorkflow extends Pick<Workflow, "name"> {
  /** Its id when undefined. */
  readonly key?: string | undefined;
  readonly definition: WorkflowDefinition;
  readonly isPublished: boolean;
  readonly isDefault?: boolean;
  readonly dialectData?: Workflow["dialectData"];
}

/** A workflow and one of its versions. */
export interface VersionedWorkflow {
  readonly workflow: Workflow;
  readonly version: WorkflowVersion;
}

type Needs = Pick<Ports, "transaction" | "now" | "newId">;

/** Makes a workflow with its first version. Throws "workflow-invalid", and "input-invalid" for a key that is taken. */
export async function createWorkflow(
  ports: Needs,
  integration: Integration,
  input: NewWorkflow,
): Promise<VersionedWorkflow> {
  requireSound(input.definition);
  const createdAt = ports.now(integration);
  const id = ports.newId() as WorkflowId;
  const draft: Workflow = {
    ...{ id, integrationId: integration.id, key: input.key ?? id, name: input.name, createdAt },
    ...{ isDefault: false, publishedVersion: undefined, archivedAt: undefined },
    dialectData: input.dialectData ?? {},
  };
  return ports.transaction(async (tx) => {
    await tx.workflows.insert(draft);
    const made = await addVersion(tx, draft, { ...input, createdAt });
    return input.isDefault ? { ...made, workflow: await makeDefault(tx, made.workflow) } : made;
  });
}

/** What may be changed; a changed definition makes the next version, or changes the draft that there is. */
export interface WorkflowChange extends Partial<Pick<Workflow, "name" | "dialectData">> {
  readonly definition?: WorkflowDefinition;
  /** Publishes the draft, or the changed definition. */
  readonly isPublished?: boolean;
  readonly isDefault?: boolean;
  readonly isArchived?: boolean;
}

/** Changes a workflow and answers its newest version. Throws "workflow-not-found" and "workflow-invalid". */
export async function changeWorkflow(
  ports: Needs,
  integration: Integration,
  id: WorkflowId,
  change: WorkflowChange,
): Promise<VersionedWorkflow> {
  if (change.definition) requireSound(change.definition);
  const at = ports.now(integration);
  return ports.transaction(async (tx) => {
    const before = visibleTo(integration, id, await tx.workflows.lock(id));
    const archivedAt = change.isArchived ? (before.archivedAt ?? at) : undefined;
    const named: Workflow = {
      ...before,
      ...{ name: change.name ?? before.name, dialectData: change.dialectData ?? before.dialectData },
      archivedAt: change.isArchived === undefined ? before.archivedAt : archivedAt,
      isDefault: change.isDefault ?? before.isDefault,
    };
    await tx.workflows.save(named);
    const workflow = change.isDefault ? await makeDefault(tx, named) : named;
    return changeVersion(tx, workflow, { change, at });
  });
}

async function changeVersion(
  tx: Transaction,
  workflow: Workflow,
  { change, at }: { readonly change: WorkflowChange; readonly at: Date },
): Promise<VersionedWorkflow> {
  const newest = await newestVersion(tx, workflow);
  const isDraft = newest.state === "draft";
  if (!change.definition && !(change.isPublished && isDraft)) return { workflow, version: newest };
  const definition = change.definition ?? newest.definition;
  const number = isDraft ? newest.number : newest.number + 1;
  return addVersion(tx, workflow, {
    ...{ definition, number, isPublished: change.isPublished ?? false, createdAt: at },
  });
}

async function newestVersion(tx: Pick<Transaction, "workflows">, { id }: Workflow): Promise<WorkflowVersion> {
  const [newest] = await tx.workflows.listVersions(id);
  if (!newest) throw new CoreError("workflow-not-found", `the workflow ${id} has no version`);
  return newest;
}

interface NewVersion {
  readonly number?: number;
  readonly definition: WorkflowDefinition;
  readonly isPublished: boolean;
  readonly createdAt: Date;
}

async function addVersion(
  tx: Transaction,
  before: Workflow,
  { number = 1, definition, isPublished, createdAt }: NewVersion,
): Promise<VersionedWorkflow> {
  const state = isPublished ? "published" : "draft";
  const publishedAt = isPublished ? createdAt : undefined;
  const version: WorkflowVersion = {
    ...{ workflowId: before.id, number, state, definition, createdAt, publishedAt },
  };
  await tx.workflows.saveVersion(version);
  if (!isPublished) return { workflow: before, version };
  const workflow = { ...before, publishedVersion: number };
  await tx.workflows.save(workflow);
  return { workflow, version };
}

/** An integration has one default. */
async function makeDefault(tx: Transaction, workflow: Workflow): Promise<Workflow> {
  for (const other of await tx.workflows.list(workflow.integrationId))
    if (other.isDefault && other.id !== workflow.id) await tx.workflows.save({ ...other, isDefault: false });
  const chosen = { ...workflow, isDefault: true };
  await tx.workflows.save(chosen);
  return chosen;
}

/** Another integration's workflow is not found, so that its existence is not told. */
async function getWorkflow(
  ports: Pick<Ports, "workflows">,
  integration: Pick<Integration, "id">,
  id: WorkflowId,
): Promise<Workflow> {
  return visibleTo(integration, id, await ports.workflows.find(id));
}

/** What a new session would run on. Throws "workflow-not-found" also where nothing is published or it is archived. */
export async function getPublished(
  ports: Pick<Ports, "workflows">,
  integration: Pick<Integration, "id">,
  id: WorkflowId,
): Promise<VersionedWorkflow> {
  const workflow = await getWorkflow(ports, integration, id);
  const number = workflow.publishedVersion;
  const version =
    number === undefined || workflow.archivedAt
      ? undefined
      : await ports.workflows.findVersion({ id, version: number });
  if (!version) throw new CoreError("workflow-not-found", `the workflow ${id} has nothing published`);
  return { workflow, version };
}

function visibleTo(
  integration: Pick<Integration, "id">,
  id: WorkflowId,
  workflow: Workflow | undefined,
): Workflow {
  if (workflow?.integrationId !== integration.id)
    throw new CoreError("workflow-not-found", `no workflow ${id}`);
  return workflow;
}

function requireSound(definition: WorkflowDefinition): void {
  const [first] = checkGraph(definition);
  if (first)
    throw new CoreError(
      "workflow-invalid",
      `${first.path.join(".")}: ${first.problem}; the mend: ${first.mend}`,
    );
}
