import type { VerifiedDocument, VerifiedPerson } from "#core/document/document.ts";
import type { CheckResult } from "./check.ts";
import type { CheckReason } from "./reason.ts";

/** What the judges concluded together. */
export interface Assessment {
  readonly outcome: "approved" | "declined" | "resubmission-requested" | "in-review";
  /** By precedence: decline before review before resubmit, then the order of `checkReasons`. */
  readonly reasons: readonly CheckReason[];
  readonly checks: readonly CheckResult[];
  readonly person: VerifiedPerson;
  readonly document: VerifiedDocument;
}
