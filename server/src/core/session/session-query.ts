import type { IntegrationId } from "#core/integration/integration.ts";
import type { WorkflowId } from "#core/workflow/workflow.ts";
import type { Session, SessionState } from "./session.ts";

/** Which sessions of an integration are asked for; what is undefined does not matter. */
export interface SessionQuery {
  readonly integrationId: IntegrationId;
  readonly states?: readonly SessionState[] | undefined;
  readonly workflowId?: WorkflowId | undefined;
  readonly externalReference?: string | undefined;
  readonly numbers?: readonly number[] | undefined;
  readonly createdFrom?: Date | undefined;
  /** Before this time. */
  readonly createdUntil?: Date | undefined;
  readonly limit: number;
  /** So many are left out at the beginning. */
  readonly offset: number;
}

/** A part of the sessions that a query asks for. */
export interface SessionPage {
  readonly sessions: readonly Session[];
  /** Of all that the query asks for. */
  readonly count: number;
}
