import type { ModelRef } from "#core/media/image.ts";
import type { CheckReason } from "./reason.ts";

export type CheckName =
  | "media-complete"
  | "image-quality"
  | "document-readable"
  | "document-whole"
  | "document-consistent"
  | "document-in-date"
  | "document-accepted"
  | "document-physical"
  | "document-untampered"
  | "person-expected"
  | "face-visible"
  | "face-match"
  | "liveness"
  | "liveness-challenge"
  | "face-blocklist"
  | "face-duplicate"
  | "document-allowed"
  | "document-age"
  | "age"
  | "portrait-match"
  | "address-proof"
  | "answers"
  | "contact"
  | "screening";

/** fail: the reason holds; unsure: it may, so a person should look; not-run: it could not be measured. */
export type Verdict = "pass" | "fail" | "unsure" | "not-run";

/** What one judge concluded, and from what. */
export interface CheckResult {
  readonly check: CheckName;
  readonly verdict: Verdict;
  /** Set when the verdict is fail or unsure. */
  readonly reason: CheckReason | null;
  /** The rule that fired, in one plain sentence. */
  readonly rule: string;
  readonly measurements: Readonly<Record<string, string | number | boolean | null>>;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly models: readonly ModelRef[];
}
