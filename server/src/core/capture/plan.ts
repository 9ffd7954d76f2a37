import type { IntegrationSettings } from "#core/integration/integration.ts";
import type { Media, MediaRole } from "#core/media/media.ts";
import type { SessionBase } from "#core/session/session.ts";
import type { Capture, ChosenDocument } from "./capture.ts";
import { hasBack, hasBarcode, isCapturedType } from "./captured-document.ts";
import type { Feedback } from "./feedback.ts";
import type { Upload } from "./upload.ts";

interface StepBase {
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
  readonly preselected: Partial<ChosenDocument>;
  readonly chosen: ChosenDocument | undefined;
}
interface PictureStep extends StepBase {
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

/** What the person is asked for, in this order. */
export type CaptureStep =
  | ConsentStep
  | DocumentChoiceStep
  | DocumentFrontStep
  | DocumentBackStep
  | SelfieStep
  | VideoStep;

/** What a plan follows from. */
export interface PlanSubject {
  readonly session: Pick<SessionBase, "attemptId" | "expectedDocument">;
  readonly settings: IntegrationSettings;
  readonly capture: Capture;
  /** Files of this attempt. */
  readonly media: readonly Media[];
  /** Uploads of this attempt, oldest first. */
  readonly uploads: readonly Upload[];
}

/** Of the text that people agree to on the page; a change of its meaning raises it, and people are asked anew. */
export const consentVersion = "1";

/** The steps that an integration's settings, the session and the chosen document ask for, and which of them are done. */
export function planCapture(subject: PlanSubject): readonly CaptureStep[] {
  const { settings, capture } = subject;
  const type = capture.choice?.type;
  const isBackAsked = type === undefined || hasBack(type);
  const isVideoAsked = settings.videoMandatory || settings.videoRecording;
  return [
    consentStep(capture),
    choiceStep(subject),
    pictureStep(subject, { kind: "document-front", isOptional: settings.documentFrontOptional }),
    ...(isBackAsked ? [backStep(subject)] : []),
    pictureStep(subject, { kind: "selfie", isOptional: settings.selfieOptional }),
    ...(isVideoAsked ? [videoStep(subject)] : []),
  ];
}

/** Whether nothing that is demanded is missing. */
export function isPlanDone(steps: readonly CaptureStep[]): boolean {
  return steps.every(({ isDone, isOptional }) => isDone || isOptional);
}

/** What a step's file shows, and of which kind it is; undefined for a step without one. */
export function fileOfStep(
  step: CaptureStep,
): { readonly role: MediaRole; readonly kind: Media["kind"] } | undefined {
  switch (step.kind) {
    case "document-front":
    case "document-back":
      return { role: step.kind, kind: "image" };
    case "selfie":
      return { role: "face", kind: "image" };
    case "video":
      return { role: "face", kind: "video" };
    case "consent":
    case "document-choice":
      return undefined;
  }
}

function consentStep({ consent }: Capture): ConsentStep {
  const isDone = consent?.version === consentVersion;
  return { id: "consent", kind: "consent", isDone, isOptional: false, version: consentVersion };
}

function choiceStep({ session, capture: { choice } }: PlanSubject): DocumentChoiceStep {
  const { country, type } = session.expectedDocument;
  const preselected = {
    ...(country !== undefined && { country }),
    ...(isCapturedType(type) && { type }),
  };
  const isDone = choice !== undefined;
  return {
    id: "document-choice",
    kind: "document-choice",
    isDone,
    isOptional: false,
    preselected,
    chosen: choice,
  };
}

function backStep(subject: PlanSubject): DocumentBackStep {
  const { settings, capture } = subject;
  const step = pictureStep(subject, { kind: "document-back", isOptional: settings.documentBackOptional });
  return { ...step, hasBarcode: capture.choice !== undefined && hasBarcode(capture.choice) };
}

function pictureStep<K extends "document-front" | "document-back" | "selfie">(
  subject: PlanSubject,
  { kind, isOptional }: { readonly kind: K; readonly isOptional: boolean },
) {
  const role: MediaRole = kind === "selfie" ? "face" : kind;
  const isThere = subject.media.some((file) => file.kind === "image" && file.role === role);
  const newest = subject.uploads.findLast(({ stepId, result }) => stepId === kind && result !== undefined);
  const isDone = isThere || isSkipped(subject, kind);
  return { id: kind, kind, isDone, isOptional, feedback: newest?.result?.feedback };
}

function videoStep(subject: PlanSubject): VideoStep {
  const isThere = subject.media.some((file) => file.kind === "video");
  const isOptional = !subject.settings.videoMandatory;
  return { id: "video", kind: "video", isDone: isThere || isSkipped(subject, "video"), isOptional };
}

function isSkipped({ session, capture }: PlanSubject, id: string): boolean {
  return capture.skipped.some(({ attemptId, stepId }) => attemptId === session.attemptId && stepId === id);
}
