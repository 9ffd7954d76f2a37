import type { CheckResult } from "#core/check/check.ts";
import type { Feature } from "#core/workflow/feature.ts";
import type { NodeResult } from "#core/workflow/node-result.ts";
import type { JsonObject } from "#lib/json.ts";
import { riskWords } from "./risks.ts";

/** What a feature is called within warnings, which is not what it is called elsewhere. */
const warningFeatures: Readonly<Record<Feature, string>> = {
  "id-verification": "ID_VERIFICATION",
  nfc: "NFC",
  liveness: "LIVENESS",
  "face-match": "FACEMATCH",
  "age-estimation": "LIVENESS",
  "proof-of-address": "PROOF_OF_ADDRESS",
  questionnaire: "QUESTIONNAIRE",
  "email-verification": "EMAIL",
  "phone-verification": "PHONE",
  "database-validation": "DATABASE_VALIDATION",
  "aml-screening": "AML",
  "ip-analysis": "LOCATION",
};

/** What was found wrong at one step. */
export function warningsOf(result: NodeResult): readonly JsonObject[] {
  return result.reasons.map((reason) => {
    const { risk, short, long } = riskWords[reason];
    const check = result.checks.find((one) => one.reason === reason);
    return {
      feature: warningFeatures[result.feature],
      risk,
      additional_data: check ? { rule: check.rule } : null,
      log_type: logTypeOf(check, result),
      short_description: short,
      long_description: long,
      node_id: result.node,
    };
  });
}

function logTypeOf(check: CheckResult | undefined, { status }: NodeResult): "error" | "warning" {
  return check?.verdict === "fail" || (!check && status === "declined") ? "error" : "warning";
}
