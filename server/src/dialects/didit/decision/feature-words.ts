import type { Feature } from "#core/workflow/feature.ts";
import type { NodeStatus } from "#core/workflow/node-result.ts";

/** `features` of a session. */
export const featureWords: Readonly<Record<Feature, string>> = {
  "id-verification": "ID_VERIFICATION",
  nfc: "NFC",
  liveness: "LIVENESS",
  "face-match": "FACE_MATCH",
  "age-estimation": "AGE_ESTIMATION",
  "proof-of-address": "POA",
  questionnaire: "QUESTIONNAIRE",
  "email-verification": "EMAIL_VERIFICATION",
  "phone-verification": "PHONE",
  "database-validation": "DATABASE_VALIDATION",
  "aml-screening": "AML",
  "ip-analysis": "IP_ANALYSIS",
};

/** A step's status. What nobody here can tell is told as not finished, with a warning that says why. */
export const nodeStatusWords: Readonly<Record<NodeStatus, string>> = {
  approved: "Approved",
  declined: "Declined",
  "in-review": "In Review",
  "resubmission-requested": "Resub Requested",
  "not-configured": "Not Finished",
  "not-finished": "Not Finished",
};

/** The same for documents, e-mail and phone, which know no resubmission. */
export const plainStatusWords: Readonly<Record<NodeStatus, string>> = {
  ...nodeStatusWords,
  "resubmission-requested": "Not Finished",
};
