import { expect, test } from "vitest";
import type { AttemptId } from "#core/attempt/attempt.ts";
import { defaultSettings } from "#core/integration/integration.ts";
import type { Media } from "#core/media/media.ts";
import { newCapture } from "./capture.ts";
import { consentVersion, isPlanDone, type PlanSubject, planCapture } from "./plan.ts";

const attemptId = "a" as AttemptId;

function plan(over: Partial<PlanSubject> = {}) {
  const session = { attemptId, expectedDocument: {} };
  return planCapture({
    session,
    settings: defaultSettings,
    capture: newCapture,
    media: [],
    uploads: [],
    ...over,
  });
}

function file(role: Media["role"], kind: Media["kind"] = "image"): Media {
  return { role, kind } as Media;
}

const consent = { version: consentVersion, language: "en", ipAddress: undefined, at: "2026-01-01" };
const begun = { ...newCapture, consent, choice: { country: "DE", type: "passport" } as const };

test("a fresh plan asks for everything and nothing of it is done", () => {
  const steps = plan();
  expect(steps.map(({ kind }) => kind)).toEqual([
    ...["consent", "document-choice", "document-front", "document-back", "selfie"],
  ]);
  expect(steps.some(({ isDone }) => isDone)).toBe(false);
  expect(isPlanDone(steps)).toBe(false);
});

test("a plan is done when every demanded step is, whoever uploaded the pictures", () => {
  const media = [file("document-front")];
  expect(isPlanDone(plan({ capture: begun, media }))).toBe(false);
  expect(isPlanDone(plan({ capture: begun, media: [...media, file("face")] }))).toBe(true);
});

test("a video is no selfie, and a mandatory one is demanded", () => {
  const settings = { ...defaultSettings, videoMandatory: true };
  const pictures = [file("document-front"), file("face")];
  const steps = plan({ settings, capture: begun, media: pictures });
  expect(steps.at(-1)).toMatchObject({ kind: "video", isDone: false, isOptional: false });
  expect(isPlanDone(steps)).toBe(false);
  const video = file("face", "video");
  expect(isPlanDone(plan({ settings, capture: begun, media: [...pictures, video] }))).toBe(true);
  expect(isPlanDone(plan({ capture: begun, media: [file("document-front"), video] }))).toBe(false);
});

test("what was passed over in one attempt is asked for again in the next", () => {
  const settings = { ...defaultSettings, selfieOptional: true };
  const skipped = (id: string) => [{ attemptId: id as AttemptId, stepId: "selfie" }];
  const selfie = (id: string) =>
    plan({ settings, capture: { ...begun, skipped: skipped(id) } }).find(({ kind }) => kind === "selfie");
  expect(selfie("a")?.isDone).toBe(true);
  expect(selfie("b")?.isDone).toBe(false);
});

test("consent to an older text is asked for again", () => {
  const capture = { ...begun, consent: { ...consent, version: "0" } };
  expect(plan({ capture })[0]).toMatchObject({ kind: "consent", isDone: false });
});
