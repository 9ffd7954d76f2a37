import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { Workflow, WorkflowId, WorkflowVersion } from "#core/workflow/workflow.ts";
import type { WorkflowStore } from "#core/workflow/workflow-store.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import type { JsonObject } from "#lib/json.ts";
import { isUuid, lookup, type Queryable, run, type Statement, sqlState, statement } from "./sql.ts";

interface WorkflowRow {
  id: string;
  integration_id: string;
  key: string;
  name: string;
  is_default: boolean;
  published_version: number | null;
  archived_at: Date | null;
  dialect_data: JsonObject;
  created_at: Date;
}

interface VersionRow {
  workflow_id: string;
  number: number;
  state: WorkflowVersion["state"];
  definition: WorkflowDefinition;
  created_at: Date;
  published_at: Date | null;
}

const columns = `workflows.id, workflows.integration_id, workflows.key, workflows.name, workflows.is_default,
  workflows.published_version, workflows.archived_at, workflows.dialect_data, workflows.created_at`;
const insertWorkflow = statement(
  "workflow-insert",
  `insert into workflows (id, integration_id, key, name, is_default, published_version, archived_at, dialect_data,
     created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);
const saveWorkflow = statement(
  "workflow-save",
  `update workflows set integration_id = $2, key = $3, name = $4, is_default = $5, published_version = $6,
     archived_at = $7, dialect_data = $8, created_at = $9 where workflows.id = $1`,
);
const findWorkflow = lookup("workflow-find", `select ${columns} from workflows where workflows.id = $1`);
const lockWorkflow = statement(
  "workflow-lock",
  `select ${columns} from workflows where workflows.id = $1 for no key update`,
);
const findByKey = lookup(
  "workflow-by-key",
  `select ${columns} from workflows where workflows.integration_id = $1 and workflows.key = $2`,
);
const listWorkflows = statement(
  "workflow-list",
  `select ${columns} from workflows where workflows.integration_id = $1 order by workflows.position`,
);

const versionColumns = `workflow_versions.workflow_id, workflow_versions.number, workflow_versions.state,
  workflow_versions.definition, workflow_versions.created_at, workflow_versions.published_at`;
const saveVersion = statement(
  "workflow-version-save",
  `insert into workflow_versions (workflow_id, number, state, definition, created_at, published_at)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (workflow_id, number) do update set state = excluded.state, definition = excluded.definition,
     created_at = excluded.created_at, published_at = excluded.published_at`,
);
const findVersion = lookup(
  "workflow-version-find",
  `select ${versionColumns} from workflow_versions
   where workflow_versions.workflow_id = $1 and workflow_versions.number = $2`,
);
const listVersions = statement(
  "workflow-version-list",
  `select ${versionColumns} from workflow_versions where workflow_versions.workflow_id = $1
   order by workflow_versions.number desc`,
);

/** Workflows in PostgreSQL. */
export function createWorkflowStore(db: Queryable): WorkflowStore {
  const list = async (how: Statement, values: unknown[]): Promise<Workflow[]> =>
    (await run<WorkflowRow>(db, how, values)).map(toWorkflow);
  const versions = async (how: Statement, values: unknown[]): Promise<WorkflowVersion[]> =>
    (await run<VersionRow>(db, how, values)).map(toVersion);
  const findOne = async (how: Statement, id: string) => (isUuid(id) ? (await list(how, [id]))[0] : undefined);
  return {
    insert: async (workflow) => {
      await run(db, insertWorkflow, workflowValues(workflow)).catch(refuseTaken);
    },
    save: async (workflow) => {
      await run(db, saveWorkflow, workflowValues(workflow)).catch(refuseTaken);
    },
    find: (id) => findOne(findWorkflow, id),
    lock: (id) => findOne(lockWorkflow, id),
    findByKey: async (integrationId, key) =>
      isUuid(integrationId) ? (await list(findByKey, [integrationId, key]))[0] : undefined,
    list: (integrationId) =>
      isUuid(integrationId) ? list(listWorkflows, [integrationId]) : Promise.resolve([]),
    saveVersion: async (version) => {
      await run(db, saveVersion, versionValues(version)).catch(refusePublished);
    },
    findVersion: async ({ id, version }) =>
      isUuid(id) ? (await versions(findVersion, [id, version]))[0] : undefined,
    listVersions: (id) => (isUuid(id) ? versions(listVersions, [id]) : Promise.resolve([])),
  };
}

function workflowValues(workflow: Workflow): unknown[] {
  const { id, integrationId, key, name, isDefault, publishedVersion, archivedAt } = workflow;
  return [
    ...[id, integrationId, key, name, isDefault, publishedVersion ?? null, archivedAt ?? null],
    ...[JSON.stringify(workflow.dialectData), workflow.createdAt],
  ];
}

function versionValues({ workflowId, number, state, definition, ...times }: WorkflowVersion): unknown[] {
  const { createdAt, publishedAt } = times;
  return [workflowId, number, state, JSON.stringify(definition), createdAt, publishedAt ?? null];
}

function toWorkflow(row: WorkflowRow): Workflow {
  return {
    id: row.id as WorkflowId,
    integrationId: row.integration_id as IntegrationId,
    key: row.key,
    name: row.name,
    isDefault: row.is_default,
    publishedVersion: row.published_version ?? undefined,
    archivedAt: row.archived_at ?? undefined,
    dialectData: row.dialect_data,
    createdAt: row.created_at,
  };
}

function toVersion(row: VersionRow): WorkflowVersion {
  return {
    workflowId: row.workflow_id as WorkflowId,
    number: row.number,
    state: row.state,
    definition: row.definition,
    createdAt: row.created_at,
    publishedAt: row.published_at ?? undefined,
  };
}

/** unique_violation is SQLSTATE 23505. */
function refuseTaken(cause: unknown): never {
  if (sqlState(cause) !== "23505") throw cause;
  throw new CoreError("input-invalid", "a workflow with this key exists", { cause });
}

/** restrict_violation is SQLSTATE 23001. */
function refusePublished(cause: unknown): never {
  if (sqlState(cause) !== "23001") throw cause;
  throw new CoreError("workflow-published", "a published version never changes", { cause });
}
