import type { Policy } from "#core/decision/policy.ts";
import type { MrzReading } from "#core/document/mrz.ts";
import type { CheckName, CheckResult, Verdict } from "./check.ts";
import type { DocumentFindings, Findings } from "./evidence.ts";
import type { CheckReason } from "./reason.ts";

/** What every judge sees: the findings, the thresholds, and what was settled before it. */
export interface Case {
  readonly findings: Findings;
  readonly thresholds: Policy["thresholds"];
  /** The picture of the document with the best reading of the zone, if any has one. */
  readonly zone: { readonly mrz: MrzReading; readonly side: DocumentFindings } | null;
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

/** Whether the zone was read so well that the picture must have been good enough. */
export function isReadWell(mrz: MrzReading | null | undefined, minimum: number): boolean {
  return mrz?.repair === null && mrz.confidence >= minimum && mrz.checkDigits.every((digit) => digit.isValid);
}
