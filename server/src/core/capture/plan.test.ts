import { expect, test } from "vitest";
import type { AttemptId } from "#core/attempt/attempt.ts";
import { defaultSettings, type IntegrationSettings } from "#core/integration/integration.ts";
import { compileFeatures, type ListedFeature } from "#core/workflow/compile-features.ts";
import type { ReachedStep } from "#core/workflow/session-progress.ts";
import type { Media } from "#core/media/media.ts";
import { asksOfSettings, asksOfSteps } from "./asks.ts";
import { newCapture } from "./capture.ts";
import { consentVersion, isPlanDone, type PlanSubject, planCapture } from "./plan.ts";

const attemptId = "a" as AttemptId;

function plan({
  settings = defaultSettings,
  ...over
}: Partial<PlanSubject> & { readonly settings?: IntegrationSettings } = {}) {
  const session = { attemptId, expectedDocument: {} };
  const asks = asksOfSettings(settings);
  return planCapture({ session, asks, capture: newCapture, media: [], uploads: [], ...over });
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

test("the moves of a challenge are asked for where the customer wants them, and done in one attempt only", () => {
  const settings = { ...defaultSettings, activeLiveness: true };
  const liveness = (id: string) => {
    const capture = { ...begun, livenessDoneIn: id as AttemptId };
    return plan({ settings, capture }).find(({ kind }) => kind === "liveness");
  };
  expect(liveness("a")).toMatchObject({ isDone: true, isOptional: false });
  expect(liveness("b")?.isDone).toBe(false);
  expect(plan().some(({ kind }) => kind === "liveness")).toBe(false);
});

/** Steps in the order of a list, the first so many of them done. */
function reached(list: readonly ListedFeature[], done = 0): readonly ReachedStep[] {
  return Object.entries(compileFeatures(list).nodes).flatMap(([id, node], index) =>
    node.type === "feature" ? [{ id, node, isDone: index < done, step: undefined }] : [],
  );
}

function planOf(steps: readonly ReachedStep[]) {
  return plan({ asks: asksOfSteps(steps, defaultSettings) });
}

test("a workflow asks for what its steps need, and accepts only the documents that it names", () => {
  const documentTypes = ["passport", "other"] as const;
  const steps = planOf(
    reached([
      { feature: "id-verification", config: { documentTypes, countries: ["EE"] } },
      { feature: "liveness", config: { method: "active" } },
      { feature: "face-match" },
      { feature: "aml-screening" },
    ]),
  );
  const [, choice] = steps;
  expect(choice).toMatchObject({ kind: "document-choice", types: ["passport"], countries: ["EE"] });
  expect(steps.map(({ kind }) => kind)).toEqual([
    ...["consent", "document-choice", "document-front", "document-back", "selfie", "liveness"],
  ]);
  const ofAge = planOf(reached([{ feature: "age-estimation" }]));
  expect(ofAge.map(({ kind }) => kind)).toEqual(["consent", "selfie"]);
});

test("a workflow's steps are asked for in its own order, each under an id of its own, and what is done stays done", () => {
  const steps = planOf(
    reached(
      [
        { feature: "email-verification", config: { maxAttempts: 4 } },
        { feature: "questionnaire" },
        { feature: "proof-of-address" },
        { feature: "liveness" },
        { feature: "questionnaire" },
      ],
      2,
    ),
  );
  expect(steps.map(({ id, isDone }) => `${id} ${isDone}`)).toEqual([
    ...["consent false", "email-verification true", "questionnaire true"],
    ...["proof-of-address false", "selfie false", "questionnaire-2 false"],
  ]);
  expect(steps[1]).toMatchObject({ kind: "contact-code", channel: "email", attemptsLeft: 4, codesLeft: 5 });
});
