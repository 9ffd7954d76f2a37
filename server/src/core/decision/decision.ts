import type { AttemptId } from "#core/attempt/attempt.ts";
import type { CheckReason } from "#core/check/reason.ts";
import type { VerifiedDocument, VerifiedPerson } from "#core/document/document.ts";
import type { SessionId } from "#core/session/session.ts";
import type { NodeId } from "#core/workflow/definition.ts";
import type { Branded } from "#lib/branded.ts";

export type DecisionId = Branded<string, "DecisionId">;

/** How a session can end; "in-review" is no decision, a person has still to make it. */
export type Outcome = "approved" | "declined" | "resubmission-requested" | "expired" | "abandoned";

/** A remark by a person on a decision. */
export interface Comment {
  readonly text: string;
  readonly at: Date;
}

/** A conclusion, never changed after: a later one overrides it. */
export interface Decision {
  readonly id: DecisionId;
  readonly sessionId: SessionId;
  readonly attemptId: AttemptId;
  readonly outcome: Outcome;
  /** By precedence; the first one is told. */
  readonly reasons: readonly CheckReason[];
  readonly decidedBy: "policy" | "person" | "clock";
  readonly comments: readonly Comment[];
  readonly person: VerifiedPerson;
  readonly document: VerifiedDocument;
  /** Resubmission: the steps that are to be done again; all when left out. */
  readonly nodes?: readonly NodeId[];
  /** When the attempt was submitted; undefined when it never was. */
  readonly submittedAt: Date | undefined;
  readonly at: Date;
}
