import type { IntegrationId } from "#core/integration/integration.ts";
import type { Workflow, WorkflowId, WorkflowRef, WorkflowVersion } from "./workflow.ts";

/** Remembers workflows and their versions. */
export interface WorkflowStore {
  /** Throws "input-invalid" when its integration has one with the same key. */
  insert(workflow: Workflow): Promise<void>;
  save(workflow: Workflow): Promise<void>;
  find(id: WorkflowId): Promise<Workflow | undefined>;
  /** Reads it and keeps others from changing it until the transaction ends. */
  lock(id: WorkflowId): Promise<Workflow | undefined>;
  findByKey(integrationId: IntegrationId, key: string): Promise<Workflow | undefined>;
  /** Oldest first, archived ones too. */
  list(integrationId: IntegrationId): Promise<readonly Workflow[]>;
  /** Inserts a version or replaces a draft. Throws "workflow-published" where a published one would change. */
  saveVersion(version: WorkflowVersion): Promise<void>;
  findVersion(ref: WorkflowRef): Promise<WorkflowVersion | undefined>;
  /** Newest first. */
  listVersions(id: WorkflowId): Promise<readonly WorkflowVersion[]>;
}
