import type { Feature } from "#core/workflow/feature.ts";

/** What a step is called where workflows are made. */
export const featureNames: Readonly<Record<Feature, string>> = {
  "id-verification": "OCR",
  nfc: "NFC",
  liveness: "LIVENESS",
  "face-match": "FACE_MATCH",
  "proof-of-address": "PROOF_OF_ADDRESS",
  questionnaire: "QUESTIONNAIRE",
  "phone-verification": "PHONE_VERIFICATION",
  "email-verification": "EMAIL_VERIFICATION",
  "database-validation": "DATABASE_VALIDATION",
  "aml-screening": "AML",
  "ip-analysis": "IP_ANALYSIS",
  "age-estimation": "AGE_ESTIMATION",
};

/** Names that this server has no step for. */
export const unofferedNames: readonly string[] = [
  "DOCUMENT_AI",
  "KYB_REGISTRY",
  "KYB_DOCUMENTS",
  "KYB_KEY_PEOPLE",
];

/** The step that a name stands for. */
export function featureOfName(name: string): Feature | undefined {
  return Object.entries(featureNames).find(([, word]) => word === name)?.[0] as Feature | undefined;
}
