import type { Policy } from "#core/decision/policy.ts";
import type { CheckName, CheckResult, Verdict } from "./check.ts";
import type { DocumentCase } from "./document-case.ts";
import type { Findings } from "./evidence.ts";
import type { CheckReason } from "./reason.ts";

/** What every judge sees: the findings, the thresholds, and what was settled before it. */
export interface Case {
  readonly findings: Findings;
  readonly thresholds: Policy["thresholds"];
  /** What both pictures of the document tell together. */
  readonly document: DocumentCase;
}

/** A judge turns findings into one check's result; it never measures. */
export type Judge = (subject: Case) => CheckResult;

type Details = Partial<Pick<CheckResult, "measurements" | "thresholds" | "models">>;

/** A check that found nothing wrong. */
export function pass(check: CheckName, rule: string, details: Details = {}): CheckResult {
  return result(check, { verdict: "pass", reason: null, rule }, details);
}

/** A check that could not be made, or need not be. */
export function notRun(check: CheckName, rule: string, details: Details = {}): CheckResult {
  return result(check, { verdict: "not-run", reason: null, rule }, details);
}

/** A check that the picture or the person did not pass. */
export function fail(
  check: CheckName,
  reason: CheckReason,
  rule: string,
  details: Details = {},
): CheckResult {
  return result(check, { verdict: "fail", reason, rule }, details);
}

/** A check on which a person should look. */
export function unsure(
  check: CheckName,
  reason: CheckReason,
  rule: string,
  details: Details = {},
): CheckResult {
  return result(check, { verdict: "unsure", reason, rule }, details);
}

function result(
  check: CheckName,
  told: { verdict: Verdict; reason: CheckReason | null; rule: string },
  { measurements = {}, thresholds = {}, models = [] }: Details,
): CheckResult {
  return { check, ...told, measurements, thresholds, models };
}
