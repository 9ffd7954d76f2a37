import type { Evidence } from "#core/check/evidence.ts";
import type { Decision } from "#core/decision/decision.ts";
import type { Media } from "#core/media/media.ts";
import type { Session } from "#core/session/session.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import type { NodeResult } from "#core/workflow/node-result.ts";
import type { Status } from "../words.ts";

/** All that is told of a session. */
export interface Report {
  readonly session: Session;
  /** Told instead of the session's own, where an event of before is told. */
  readonly status: Status;
  readonly evidence: Evidence | undefined;
  /** One for each step that was reached. */
  readonly results: readonly NodeResult[];
  /** Of the attempt that is told. */
  readonly media: readonly Media[];
  /** Decisions by people, oldest first. */
  readonly reviews: readonly Decision[];
  readonly definition: WorkflowDefinition;
  /** Until when the links to files are good. */
  readonly linksUntil: Date;
}
