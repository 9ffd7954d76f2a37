import { countries as allCountries } from "#core/document/country.ts";
import type { Media, MediaRole } from "#core/media/media.ts";
import type { SessionBase } from "#core/session/session.ts";
import type { CaptureAsks, Wish } from "./asks.ts";
import type { Capture, ChosenDocument } from "./capture.ts";
import {
  type CapturedType,
  capturedTypes,
  hasBack,
  hasBarcode,
  isCapturedType,
} from "./captured-document.ts";
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
  readonly types: readonly CapturedType[];
  readonly countries: readonly string[];
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
export interface LivenessStep extends StepBase {
  readonly kind: "liveness";
}

/** What the person is asked for, in this order. */
export type CaptureStep =
  | ConsentStep
  | DocumentChoiceStep
  | DocumentFrontStep
  | DocumentBackStep
  | SelfieStep
  | VideoStep
  | LivenessStep;

/** What a plan follows from. */
export interface PlanSubject {
  readonly session: Pick<SessionBase, "attemptId" | "expectedDocument">;
  readonly asks: CaptureAsks;
  readonly capture: Capture;
  /** Files of this attempt. */
  readonly media: readonly Media[];
  /** Uploads of this attempt, oldest first. */
  readonly uploads: readonly Upload[];
}

/** Of the text that people agree to on the page; a change of its meaning raises it, and people are asked anew. */
export const consentVersion = "1";

/** The steps that are asked for, of the chosen document, and which of them are done. */
export function planCapture(subject: PlanSubject): readonly CaptureStep[] {
  const { asks, capture } = subject;
  const type = capture.choice?.type;
  const isDocumentAsked = asks.front !== "none" || asks.back !== "none";
  const isBackAsked = asks.back !== "none" && (type === undefined || hasBack(type));
  return [
    consentStep(capture),
    ...(isDocumentAsked ? [choiceStep(subject)] : []),
    ...(asks.front === "none" ? [] : [pictureStep(subject, "document-front", asks.front)]),
    ...(isBackAsked ? [backStep(subject)] : []),
    ...(asks.selfie === "none" ? [] : [pictureStep(subject, "selfie", asks.selfie)]),
    ...(asks.liveness === "none" ? [] : [livenessStep(subject)]),
    ...(asks.video === "none" ? [] : [videoStep(subject)]),
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
    case "liveness":
      return { role: "liveness-frame", kind: "image" };
    case "consent":
    case "document-choice":
      return undefined;
  }
}

function consentStep({ consent }: Capture): ConsentStep {
  const isDone = consent?.version === consentVersion;
  return { id: "consent", kind: "consent", isDone, isOptional: false, version: consentVersion };
}

function choiceStep({ session, asks, capture: { choice } }: PlanSubject): DocumentChoiceStep {
  const { types = capturedTypes, countries = allCountries } = asks;
  const { country, type } = session.expectedDocument;
  const preselected = {
    ...(country !== undefined && { country }),
    ...(isCapturedType(type) && { type }),
  };
  const isDone = choice !== undefined && types.includes(choice.type) && countries.includes(choice.country);
  const base = { id: "document-choice", kind: "document-choice", isDone, isOptional: false } as const;
  return { ...base, types, countries, preselected, chosen: choice };
}

function backStep(subject: PlanSubject): DocumentBackStep {
  const { choice } = subject.capture;
  const step = pictureStep(subject, "document-back", subject.asks.back);
  return { ...step, hasBarcode: choice !== undefined && hasBarcode(choice) };
}

function pictureStep<K extends "document-front" | "document-back" | "selfie">(
  subject: PlanSubject,
  kind: K,
  wish: Wish,
) {
  const role: MediaRole = kind === "selfie" ? "face" : kind;
  const isThere = subject.media.some((file) => file.kind === "image" && file.role === role);
  const newest = subject.uploads.findLast(({ stepId, result }) => stepId === kind && result !== undefined);
  const isDone = isThere || isSkipped(subject, kind);
  return { id: kind, kind, isDone, isOptional: wish === "optional", feedback: newest?.result?.feedback };
}

function livenessStep(subject: PlanSubject): LivenessStep {
  const isDone = subject.capture.livenessDoneIn === subject.session.attemptId;
  return { id: "liveness", kind: "liveness", isDone, isOptional: subject.asks.liveness === "optional" };
}

function videoStep(subject: PlanSubject): VideoStep {
  const isThere = subject.media.some((file) => file.kind === "video");
  const isDone = isThere || isSkipped(subject, "video");
  return { id: "video", kind: "video", isDone, isOptional: subject.asks.video === "optional" };
}

function isSkipped({ session, capture }: PlanSubject, id: string): boolean {
  return capture.skipped.some(({ attemptId, stepId }) => attemptId === session.attemptId && stepId === id);
}
