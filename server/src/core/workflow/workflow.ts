import type { IntegrationId } from "#core/integration/integration.ts";
import type { Branded } from "#lib/branded.ts";
import type { JsonObject } from "#lib/json.ts";
import type { WorkflowDefinition } from "./definition.ts";

export type WorkflowId = Branded<string, "WorkflowId">;

/** Which version of which workflow a session runs on, for as long as it lives. */
export interface WorkflowRef {
  readonly id: WorkflowId;
  /** 1 for the first. */
  readonly version: number;
}

/** What a customer asks of people: steps, their order, and the rules between them. Its versions hold the steps. */
export interface Workflow {
  readonly id: WorkflowId;
  readonly integrationId: IntegrationId;
  /** By which files and commands name it; unique within the integration. */
  readonly key: string;
  readonly name: string;
  /** Whether a session that names no workflow runs on it, where its dialect allows that. */
  readonly isDefault: boolean;
  /** The newest published version; undefined while there are drafts alone. */
  readonly publishedVersion: number | undefined;
  /** No new session runs on it since; those that run go on. */
  readonly archivedAt: Date | undefined;
  readonly dialectData: JsonObject;
  readonly createdAt: Date;
}

/** One state of a workflow. A draft may be changed; what is published never is. */
export interface WorkflowVersion {
  readonly workflowId: WorkflowId;
  readonly number: number;
  readonly state: "draft" | "published";
  readonly definition: WorkflowDefinition;
  readonly createdAt: Date;
  readonly publishedAt: Date | undefined;
}
