import type { CheckReason } from "#core/check/reason.ts";
import type { Branding } from "#core/capture/branding.ts";
import { holderOf } from "#core/capture/capture.ts";
import { capturedTypes, hasBack } from "#core/capture/captured-document.ts";
import type { CaptureStep } from "#core/capture/capture-step.ts";
import type { CaptureView } from "#core/capture/read-capture.ts";
import { uploadLimits, videoSeconds } from "#core/capture/upload-limits.ts";
import { countries as allCountries } from "#core/document/country.ts";
import type { Question } from "#core/questionnaire/questionnaire.ts";
import { defaultPolicy } from "#core/decision/policy.ts";
import { plainBranding } from "#core/capture/branding.ts";
import type { CaptureCall } from "./call.ts";
import { codeStateOf } from "./code-state.ts";
import type { CaptureSession, RetakeReason, Step } from "./contract.ts";
import { resubmissionAdvice } from "./resubmission-advice.ts";

/** What the page is told of a session, seen from the device that asks. */
export async function sessionBody(call: CaptureCall, view: CaptureView): Promise<CaptureSession> {
  const { session, integration, capture } = view;
  const branding = (await call.ports.brandings.find(integration.id)) ?? plainBranding;
  const holder = holderOf(capture);
  const isMine = holder?.id === call.actor.deviceId;
  const isElsewhere = view.state === "open" && holder !== undefined && !isMine;
  const retake = view.retake && { reasons: view.retake.filter(isMendable) };
  const { chunkBytes, imageBytes, videoBytes } = uploadLimits;
  return {
    sessionId: session.id,
    state: isElsewhere ? "used-elsewhere" : view.state,
    url: pageUrl(call, view),
    dialect: session.dialect,
    attempt: session.attemptNumber,
    retake: retake ?? null,
    language: session.language === "und" ? null : session.language,
    callbackUrl: call.ports.returnUrl(session) ?? null,
    expiresAt: session.expiresAt.toISOString(),
    steps: view.steps.map((step) => stepBody(step, call.ports.now(integration))),
    device: { isMine, holder: holder?.facts.kind ?? null },
    branding: brandingBody(branding),
    thresholds: thresholds(),
    limits: { chunkBytes, imageBytes, videoBytes },
  };
}

function pageUrl({ publicUrl, token }: CaptureCall, { integration, session }: CaptureView): string {
  const path = session.shortToken === undefined ? `v/${token}` : `session/${session.shortToken}`;
  return `${integration.settings.pageOrigin || publicUrl}/${path}`;
}

function isMendable(reason: CheckReason): reason is RetakeReason {
  return reason in resubmissionAdvice;
}

function thresholds(): CaptureSession["thresholds"] {
  const { documentSharpness, selfieSharpness, brightnessMin, brightnessMax, glareShareMax, selfieFaceShare } =
    defaultPolicy.thresholds;
  return { documentSharpness, selfieSharpness, brightnessMin, brightnessMax, glareShareMax, selfieFaceShare };
}

/** What browsers record, in the order of what the server and its customers' players like best. */
const videoTypes = ["video/mp4", "video/webm;codecs=vp8", "video/webm"];

function stepBody(step: CaptureStep, now: Date): Step {
  const { id, isDone, isOptional } = step;
  const base = { id, isDone, isOptional };
  switch (step.kind) {
    case "consent":
      return { ...base, kind: step.kind, version: step.version };
    case "document-choice":
      return {
        ...base,
        kind: step.kind,
        countries: step.countries.toSorted(),
        types: [...step.types],
        typesByCountry: {},
        preselected: { country: step.preselected.country ?? null, type: step.preselected.type ?? null },
        chosen: step.chosen ?? null,
      };
    case "document-front":
    case "selfie":
      return { ...base, kind: step.kind, feedback: feedbackBody(step) };
    case "document-back": {
      const { kind, hasBarcode } = step;
      const types = capturedTypes.filter(hasBack);
      return { ...base, kind, hasBarcode, types, feedback: feedbackBody(step) };
    }
    case "liveness":
      return { ...base, kind: step.kind };
    case "video":
      return { ...base, kind: step.kind, maxSeconds: videoSeconds, mimeTypes: [...videoTypes] };
    case "proof-of-address":
      return { ...base, kind: step.kind, mimeTypes: [...letterTypes], feedback: feedbackBody(step) };
    case "questionnaire":
      return { ...base, kind: step.kind, questions: step.questions.map(questionBody) };
    case "contact-code": {
      const { kind, channel, codeLength, attemptsLeft, sent } = step;
      const own = { kind, channel, codeLength, attemptsLeft, isSent: sent !== undefined };
      return { ...base, ...own, ...codeStateOf(step, now) };
    }
  }
}

const letterTypes = ["image/jpeg", "image/png", "application/pdf"];

function questionBody({ id, kind, text, isOptional = false, options = [], min, max }: Question) {
  const own = options.map((option) => ({ id: option.id, text: { ...option.text } }));
  const told = kind === "country" ? allCountries.map((code) => ({ id: code, text: {} })) : own;
  return { id, kind, text: { ...text }, isOptional, options: told, min: min ?? null, max: max ?? null };
}

function feedbackBody({ feedback }: Extract<CaptureStep, { readonly feedback: unknown }>) {
  return feedback ? { verdict: feedback.verdict, faults: [...feedback.faults] } : null;
}

function brandingBody({ name, colours, texts, privacyTexts, privacyUrl, logoSha256 }: Branding) {
  const { accent, onAccent, background, text } = colours;
  return {
    name: name ?? null,
    logoUrl: logoSha256 === undefined ? null : `/capture/logos/${logoSha256}`,
    colours: {
      accent: accent ?? null,
      onAccent: onAccent ?? null,
      background: background ?? null,
      text: text ?? null,
    },
    texts: structuredClone(texts) as CaptureSession["branding"]["texts"],
    privacyTexts: { ...privacyTexts },
    privacyUrl: privacyUrl ?? null,
  };
}
