import type { DocumentType } from "#core/document/document.ts";
import type { Question } from "#core/questionnaire/questionnaire.ts";

/** Everything that a step can ask or measure. */
export const features = [
  "id-verification",
  "nfc",
  "liveness",
  "face-match",
  "age-estimation",
  "proof-of-address",
  "questionnaire",
  "email-verification",
  "phone-verification",
  "database-validation",
  "aml-screening",
  "ip-analysis",
] as const;
export type Feature = (typeof features)[number];

/** What a step's feature may be told; each feature reads its own part. */
export interface FeatureConfig {
  /** ID verification: the only documents accepted; all when left out. */
  readonly documentTypes?: readonly DocumentType[];
  /** ID verification and proof of address: ISO 3166-1 alpha-2; all when left out. */
  readonly countries?: readonly string[];
  /** ID verification and age estimation: below it the reason "below-minimum-age" holds. */
  readonly minimumAge?: number;
  /** Liveness: whether the person is asked to move. */
  readonly method?: "passive" | "active";
  /** Face match: against which face; the portrait is the one given when the session was made. */
  readonly against?: "document" | "portrait";
  /** Proof of address: an older one does not count; the policy's when left out. */
  readonly maxAgeMonths?: number;
  /** Questionnaire: what is asked. */
  readonly questions?: readonly Question[];
  /** E-mail and phone: digits of the code. */
  readonly codeLength?: number;
  /** E-mail and phone: wrong codes until the step has failed. */
  readonly maxAttempts?: number;
}
