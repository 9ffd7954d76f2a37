import type { AttemptId } from "#core/attempt/attempt.ts";
import type { DecisionId } from "#core/decision/decision.ts";
import type { DocumentType } from "#core/document/document.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { WorkflowRef } from "#core/workflow/workflow.ts";
import type { Branded } from "#lib/branded.ts";
import type { JsonObject } from "#lib/json.ts";

export type SessionId = Branded<string, "SessionId">;

/** Who the customer says this is; what is undefined was not said. */
export interface ExpectedPerson {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly idNumber?: string;
  readonly gender?: "female" | "male";
  /** YYYY-MM-DD */
  readonly dateOfBirth?: string;
  /** In one line, its parts divided by ", ". */
  readonly address?: string;
}

/** Restricts what document is accepted; what is undefined is free. */
export interface ExpectedDocument {
  readonly number?: string;
  readonly type?: DocumentType;
  /** Where more than one kind is accepted; `type` is left out then. */
  readonly types?: readonly DocumentType[];
  /** ISO 3166-1 alpha-2 */
  readonly country?: string;
}

/** What every state has. Personal fields are encrypted at rest under `wrappedKey`. */
export interface SessionBase {
  readonly id: SessionId;
  readonly integrationId: IntegrationId;
  /** Counts the sessions of an integration; later ones have higher numbers. */
  readonly number: number;
  /** The dialect that created it, which also tells its decisions. */
  readonly dialect: string;
  readonly personId: string;
  readonly attemptId: AttemptId;
  readonly attemptNumber: number;
  /** Events written so far; the next event's sequence is one more. */
  readonly eventCount: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly wrappedKey: Uint8Array;
  readonly externalReference: string | undefined;
  readonly callbackUrl: string | undefined;
  readonly language: string;
  readonly expectedPerson: ExpectedPerson;
  readonly expectedDocument: ExpectedDocument;
  /** Address of the device that uploaded last; undefined before. */
  readonly ipAddress: string | undefined;
  readonly dialectData: JsonObject;
  /** The version it is pinned to; undefined runs the built-in workflow under the integration's switches. */
  readonly workflow: WorkflowRef | undefined;
  /** The session that waits for this one. */
  readonly parentId: SessionId | undefined;
  /** What the sandbox forces; undefined outside of it. */
  readonly sandboxScenario: string | undefined;
  /** Opens the session's page, where its dialect has a token of its own; other pages open by signed tokens. */
  readonly shortToken: string | undefined;
}

export interface CreatedSession extends SessionBase {
  readonly state: "created";
}
export interface StartedSession extends SessionBase {
  readonly state: "started";
  readonly startedAt: Date;
}
export interface SubmittedSession extends SessionBase {
  readonly state: "submitted" | "in-review";
  readonly startedAt: Date;
  readonly submittedAt: Date;
}
export type DecidedState =
  | "approved"
  | "declined"
  | "resubmission-requested"
  | "expired"
  | "abandoned"
  | "approval-lapsed";
export interface DecidedSession extends SessionBase {
  readonly state: DecidedState;
  readonly startedAt: Date | undefined;
  readonly submittedAt: Date | undefined;
  readonly decidedAt: Date;
  readonly decisionId: DecisionId;
  /** When an approval stops to count; undefined when never. */
  readonly lapsesAt: Date | undefined;
}
/** Judged by itself, and waiting for the sessions whose parent it is. */
export interface AwaitingSession extends SessionBase {
  readonly state: "awaiting-parties";
  readonly startedAt: Date;
  readonly submittedAt: Date;
}
/** Its key is destroyed: nothing personal can be read again. */
export interface DeletedSession extends SessionBase {
  readonly state: "deleted";
  readonly deletedAt: Date;
}

export type Session =
  | CreatedSession
  | StartedSession
  | SubmittedSession
  | DecidedSession
  | AwaitingSession
  | DeletedSession;
export type SessionState = Session["state"];

const usualLifetimeSeconds = 7 * 24 * 3600;

/** How long a person may take, from creation; a resubmission begins it anew. */
export function lifetimeMsOf({ lifetimeSeconds }: { readonly lifetimeSeconds?: number | undefined }): number {
  return (lifetimeSeconds ?? usualLifetimeSeconds) * 1000;
}
