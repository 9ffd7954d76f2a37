import type { CheckName, CheckResult } from "#core/check/check.ts";
import type { Findings } from "#core/check/evidence.ts";
import { fail, pass } from "#core/check/judgement.ts";
import type { Policy } from "#core/decision/policy.ts";
import type { FeatureNode } from "#core/workflow/definition.ts";
import type { Feature } from "#core/workflow/feature.ts";
import { sandboxScenarios } from "./scenario.ts";

/** Under which check the sandbox tells what it forces at a step. */
const checks: Readonly<Record<Feature, CheckName>> = {
  "id-verification": "document-readable",
  nfc: "screening",
  liveness: "liveness",
  "face-match": "face-match",
  "age-estimation": "age",
  "proof-of-address": "address-proof",
  questionnaire: "answers",
  "email-verification": "contact",
  "phone-verification": "contact",
  "database-validation": "screening",
  "aml-screening": "screening",
  "ip-analysis": "screening",
};

/** What the sandbox says of a step; undefined outside of the sandbox. */
export function forcedChecks(
  { feature }: FeatureNode,
  { sandbox }: Findings,
): readonly CheckResult[] | undefined {
  if (!sandbox) return undefined;
  const fault = sandboxScenarios[sandbox.scenario];
  const details = { measurements: { sandbox: sandbox.scenario } };
  return [
    fault?.feature === feature
      ? fail(checks[feature], fault.reason, "The sandbox's scenario forces it.", details)
      : pass(checks[feature], "The sandbox's scenario forces it.", details),
  ];
}

/** The scenario's own outcome stands for the policy's. */
export function forcedPolicy(policy: Policy, { sandbox }: Findings): Policy {
  const fault = sandbox && sandboxScenarios[sandbox.scenario];
  if (!fault) return policy;
  return { ...policy, outcomes: { ...policy.outcomes, [fault.reason]: fault.outcome } };
}
