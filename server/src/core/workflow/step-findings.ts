import type { AgeEstimate } from "#core/age/age.ts";
import type { AddressProofReading } from "#core/document/proof-of-address.ts";
import type { FaceComparison } from "#core/face/face.ts";
import type { Measured } from "#core/media/image.ts";
import type { MediaId } from "#core/media/media.ts";
import type { Answers } from "#core/questionnaire/questionnaire.ts";
import type { ScreenedFeature, ScreeningAnswer } from "#core/screening/provider.ts";

/** An address that a person gave and, by a code that was sent there, proved to be his. */
export interface ContactFindings {
  /** An e-mail address, or a phone number as E.164 writes it. */
  readonly address: string;
  readonly isVerified: boolean;
  readonly codesSent: number;
  readonly wrongCodes: number;
}

/** What was measured or given at one step of a workflow. Null where there was nothing to measure, or nothing was given. */
export type StepFindings =
  | { readonly feature: "age-estimation"; readonly estimate: Measured<AgeEstimate> | null }
  | {
      readonly feature: "proof-of-address";
      readonly mediaId: MediaId | null;
      readonly reading: AddressProofReading | null;
    }
  /** The selfie against the portrait that came with the session. */
  | { readonly feature: "face-match"; readonly comparison: Measured<FaceComparison> | null }
  | { readonly feature: "questionnaire"; readonly answers: Answers | null }
  | {
      readonly feature: "email-verification" | "phone-verification";
      readonly contact: ContactFindings | null;
    }
  | { readonly feature: ScreenedFeature; readonly answer: ScreeningAnswer };
