import { countries as allCountries } from "#core/document/country.ts";
import type { Media, MediaRole } from "#core/media/media.ts";
import type { SessionBase } from "#core/session/session.ts";
import type { AskedPart, CaptureAsks, Wish } from "./asks.ts";
import type { Capture } from "./capture.ts";
import type {
  CaptureStep,
  ConsentStep,
  DocumentBackStep,
  DocumentChoiceStep,
  LivenessStep,
  VideoStep,
} from "./capture-step.ts";
import { capturedTypes, hasBack, hasBarcode, isCapturedType } from "./captured-document.ts";
import type { Feedback } from "./feedback.ts";
import { stepOfNode } from "./step-of-node.ts";
import type { Upload } from "./upload.ts";

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

/** The steps that are asked for, in their order, and which of them are done. */
export function planCapture(subject: PlanSubject): readonly CaptureStep[] {
  const { asks, capture } = subject;
  return [
    consentStep(capture),
    ...asks.parts.flatMap((part) => stepsOfPart(subject, part)),
    ...(asks.video === "none" ? [] : [videoStep(subject)]),
  ];
}

function stepsOfPart(subject: PlanSubject, part: AskedPart): readonly CaptureStep[] {
  if (part === "document") return documentSteps(subject);
  if (part === "face") return faceSteps(subject);
  return [stepOfNode(part, newestFeedback(subject, part.id))];
}

function documentSteps(subject: PlanSubject): readonly CaptureStep[] {
  const { asks, capture } = subject;
  const type = capture.choice?.type;
  const isBackAsked = asks.back !== "none" && (type === undefined || hasBack(type));
  if (asks.front === "none" && asks.back === "none") return [];
  return [
    choiceStep(subject),
    ...(asks.front === "none" ? [] : [pictureStep(subject, "document-front", asks.front)]),
    ...(isBackAsked ? [backStep(subject)] : []),
  ];
}

function faceSteps(subject: PlanSubject): readonly CaptureStep[] {
  const { asks } = subject;
  return [
    ...(asks.selfie === "none" ? [] : [pictureStep(subject, "selfie", asks.selfie)]),
    ...(asks.liveness === "none" ? [] : [livenessStep(subject)]),
  ];
}

/** Whether nothing that is demanded is missing. */
export function isPlanDone(steps: readonly CaptureStep[]): boolean {
  return steps.every(({ isDone, isOptional }) => isDone || isOptional);
}

/** What a step's file shows, and of which kind it may be, the usual one first; undefined for a step without one. */
export function fileOfStep(
  step: CaptureStep,
): { readonly role: MediaRole; readonly kinds: readonly [Media["kind"], ...Media["kind"][]] } | undefined {
  switch (step.kind) {
    case "document-front":
    case "document-back":
      return { role: step.kind, kinds: ["image"] };
    case "selfie":
      return { role: "face", kinds: ["image"] };
    case "video":
      return { role: "face", kinds: ["video"] };
    case "liveness":
      return { role: "liveness-frame", kinds: ["image"] };
    case "proof-of-address":
      return { role: "address-proof", kinds: ["image", "document"] };
    case "consent":
    case "document-choice":
    case "questionnaire":
    case "contact-code":
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
  const isDone = isThere || isSkipped(subject, kind);
  return { id: kind, kind, isDone, isOptional: wish === "optional", feedback: newestFeedback(subject, kind) };
}

function newestFeedback({ uploads }: PlanSubject, id: string): Feedback | undefined {
  const newest = uploads.findLast(({ stepId, result }) => stepId === id && result !== undefined);
  return newest?.result?.feedback;
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
