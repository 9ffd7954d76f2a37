import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { CheckReason } from "#core/check/reason.ts";
import type { ReasonOutcome } from "#core/decision/policy.ts";
import type { Feature } from "#core/workflow/feature.ts";

/** What the sandbox forces at one kind of step; all others pass. */
export interface ForcedFault {
  readonly feature: Feature;
  readonly reason: CheckReason;
  readonly outcome: ReasonOutcome;
}

const declined = (feature: Feature, reason: CheckReason): ForcedFault => ({
  ...{ feature, reason, outcome: "decline" },
});
const reviewed = (feature: Feature, reason: CheckReason): ForcedFault => ({
  ...{ feature, reason, outcome: "review" },
});

/** Every scenario; null forces nothing but passes. */
export const sandboxScenarios: Readonly<Record<string, ForcedFault | null>> = {
  approve: null,
  "decline-document-expired": declined("id-verification", "document-expired"),
  "decline-could-not-recognize-document": declined("id-verification", "unreadable"),
  "decline-mrz-validation": declined("id-verification", "data-inconsistent"),
  "decline-minimum-age": declined("id-verification", "below-minimum-age"),
  "decline-face-match-low-similarity": declined("face-match", "face-mismatch"),
  "decline-liveness-attack": declined("liveness", "presentation-attack"),
  "decline-aml-hit": declined("aml-screening", "sanctions-match"),
  "decline-ip-blocklist": declined("ip-analysis", "blocklisted"),
  "decline-poa-address-mismatch": declined("proof-of-address", "person-differs-from-expected"),
  "decline-nfc-chip-not-verified": declined("nfc", "document-tampered"),
  "decline-database-no-match": declined("database-validation", "person-differs-from-expected"),
  "review-aml-possible-match": reviewed("aml-screening", "sanctions-match"),
  "review-face-match-borderline": reviewed("face-match", "face-mismatch"),
  "review-poa-partial-match": reviewed("proof-of-address", "person-differs-from-expected"),
};

/** Throws "input-invalid" for a scenario that there is not, and for any outside of the sandbox. */
export function requireScenario({ environment }: Pick<Integration, "environment">, scenario: string): void {
  if (environment !== "test")
    throw new CoreError("input-invalid", "the sandbox's scenarios are for test integrations");
  if (!Object.hasOwn(sandboxScenarios, scenario))
    throw new CoreError("input-invalid", `there is no scenario ${scenario}`);
}
