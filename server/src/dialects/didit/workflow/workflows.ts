import { CoreError } from "#core/errors.ts";
import type { WorkflowSettings } from "#core/workflow/definition.ts";
import {
  changeWorkflow,
  createWorkflow as createInCore,
  type VersionedWorkflow,
} from "#core/workflow/manage-workflow.ts";
import type { Workflow, WorkflowId } from "#core/workflow/workflow.ts";
import type { Json } from "#lib/json.ts";
import type { Answer, Call } from "../call.ts";
import { refuse } from "../errors.ts";
import { parseObject } from "../fields.ts";
import { pageBody, parsePage, slicePage } from "../page.ts";
import { parseCallback } from "../session/callback.ts";
import { definitionOfFeatures } from "./definition-of-features.ts";
import { questionsOf } from "./questions-of.ts";
import { parseNewWorkflow, parseWorkflowUpdate, type WorkflowUpdate } from "./schema.ts";
import { workflowBody, workflowRow } from "./workflow-body.ts";

/** So many workflows an application may have. */
const workflowLimit = 50;

/** GET /workflows/: those that are not archived, oldest first. */
export async function listWorkflows(call: Call): Promise<Answer> {
  const page = parsePage(call);
  const own = await currentWorkflows(call);
  const shown = await Promise.all(slicePage(own, page).map((workflow) => newestOf(call, workflow)));
  const results = shown.map((one) => workflowRow(one, call.publicUrl));
  return { status: 200, body: pageBody(call, "/workflows/", page, { count: own.length, results }) };
}

/** POST /workflows/: published at once unless it is said to be a draft. */
export async function createWorkflow(call: Call): Promise<Answer> {
  const given = parseNewWorkflow(parseObject(call.body));
  if ((await currentWorkflows(call)).length >= workflowLimit)
    throw refuse(400, `An application has no more than ${workflowLimit} workflows.`);
  const made = await createInCore(call.ports, call.integration, {
    name: given.workflow_label ?? "ID Verification",
    definition: await definitionOfFeatures(given.features, settingsOf(given), questionsOf(call)),
    isPublished: given.status !== "draft",
    isDefault: given.is_default ?? false,
    dialectData: said(given),
  });
  return { status: 201, body: workflowBody(made, call.publicUrl) };
}

/** GET /workflows/{id}/. */
export async function getWorkflow(call: Call): Promise<Answer> {
  return { status: 200, body: workflowBody(await newestOf(call, await findWorkflow(call)), call.publicUrl) };
}

/** PATCH /workflows/{id}/: other steps make the next version; sessions go on with the one that they began with. */
export async function updateWorkflow(call: Call): Promise<Answer> {
  const given = parseWorkflowUpdate(parseObject(call.body));
  const { workflow, version } = await newestOf(call, await findWorkflow(call));
  const settings = { ...version.definition.settings, ...settingsOf(given) };
  const definition =
    given.features && (await definitionOfFeatures(given.features, settings, questionsOf(call)));
  const isOther = JSON.stringify(settings) !== JSON.stringify(version.definition.settings);
  const changed = await changeWorkflow(call.ports, call.integration, workflow.id, {
    ...(given.workflow_label !== undefined && { name: given.workflow_label }),
    ...(given.is_default !== undefined && { isDefault: given.is_default }),
    dialectData: { ...workflow.dialectData, ...said(given) },
    ...((definition || isOther) && { definition: definition ?? { ...version.definition, settings } }),
    isPublished: given.status === undefined ? version.state === "published" : given.status === "published",
  });
  return { status: 200, body: workflowBody(changed, call.publicUrl) };
}

/** DELETE /workflows/{id}/: no new session runs on it; those that run go on. */
export async function deleteWorkflow(call: Call): Promise<Answer> {
  const { id } = await findWorkflow(call);
  await changeWorkflow(call.ports, call.integration, id, { isArchived: true });
  return { status: 204 };
}

async function currentWorkflows({ ports, integration }: Call): Promise<readonly Workflow[]> {
  return (await ports.workflows.list(integration.id)).filter(({ archivedAt }) => archivedAt === undefined);
}

async function findWorkflow({ ports, integration, id }: Call): Promise<Workflow> {
  const workflow = await ports.workflows.find(id as WorkflowId);
  if (workflow?.integrationId !== integration.id || workflow.archivedAt)
    throw new CoreError("workflow-not-found", `no workflow ${id}`);
  return workflow;
}

async function newestOf({ ports }: Call, workflow: Workflow): Promise<VersionedWorkflow> {
  const [version] = await ports.workflows.listVersions(workflow.id);
  if (!version) throw new CoreError("workflow-not-found", `the workflow ${workflow.id} has no version`);
  return { workflow, version };
}

function settingsOf({ callback, session_expiration_time: seconds }: WorkflowUpdate): WorkflowSettings {
  return {
    ...(callback && { callbackUrl: parseCallback(callback) }),
    ...(seconds !== undefined && { sessionLifetimeSeconds: seconds }),
  };
}

const kept = [
  ...["is_white_label_enabled", "is_desktop_allowed", "max_retry_attempts", "retry_window_days"],
  ...["face_liveness_max_attempts", "face_match_max_attempts"],
];

/** What the core has no word for; it comes back as it was said. */
function said(given: WorkflowUpdate): Readonly<Record<string, Json>> {
  const entries = Object.entries(given).filter(([name, value]) => kept.includes(name) && value !== undefined);
  return Object.fromEntries(entries) as Record<string, Json>;
}
