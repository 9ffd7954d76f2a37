import type { Question } from "#core/questionnaire/questionnaire.ts";
import type { NodeId } from "#core/workflow/definition.ts";
import type { ChosenDocument } from "./capture.ts";
import type { CapturedType } from "./captured-document.ts";
import type { Feedback } from "./feedback.ts";

/** What all steps have. */
export interface StepBase {
  /** Unique within the plan. */
  readonly id: string;
  readonly isDone: boolean;
  /** Whether the person may pass over it. */
  readonly isOptional: boolean;
}
export interface ConsentStep extends StepBase {
  readonly kind: "consent";
  readonly version: string;
}
export interface DocumentChoiceStep extends StepBase {
  readonly kind: "document-choice";
  readonly types: readonly CapturedType[];
  readonly countries: readonly string[];
  readonly preselected: Partial<ChosenDocument>;
  readonly chosen: ChosenDocument | undefined;
}
/** A step that asks for one picture. */
export interface PictureStep extends StepBase {
  /** Of the newest picture of this step in this attempt. */
  readonly feedback: Feedback | undefined;
}
export interface DocumentFrontStep extends PictureStep {
  readonly kind: "document-front";
}
export interface DocumentBackStep extends PictureStep {
  readonly kind: "document-back";
  readonly hasBarcode: boolean;
}
export interface SelfieStep extends PictureStep {
  readonly kind: "selfie";
}
export interface VideoStep extends StepBase {
  readonly kind: "video";
}
export interface LivenessStep extends StepBase {
  readonly kind: "liveness";
}
export interface ProofOfAddressStep extends PictureStep {
  readonly kind: "proof-of-address";
}
export interface QuestionnaireStep extends StepBase {
  readonly kind: "questionnaire";
  readonly node: NodeId;
  readonly questions: readonly Question[];
}
export interface ContactCodeStep extends StepBase {
  readonly kind: "contact-code";
  readonly node: NodeId;
  readonly channel: "email" | "phone";
  readonly codeLength: number;
  readonly attemptsLeft: number;
  readonly codesLeft: number;
  /** Where the newest code went, and when; undefined before the first. */
  readonly sent: { readonly address: string; readonly at: Date } | undefined;
}

/** What the person is asked for, in this order. */
export type CaptureStep =
  | ConsentStep
  | DocumentChoiceStep
  | DocumentFrontStep
  | DocumentBackStep
  | SelfieStep
  | VideoStep
  | LivenessStep
  | ProofOfAddressStep
  | QuestionnaireStep
  | ContactCodeStep;
