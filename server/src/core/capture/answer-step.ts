import { type CheckedCode, checkCode, type SentCode, sendCode } from "#core/contact/verify-contact.ts";
import { CoreError } from "#core/errors.ts";
import type { Ports } from "#core/ports.ts";
import { answerQuestionnaire } from "#core/questionnaire/answer-questionnaire.ts";
import type { AnswerFault } from "#core/questionnaire/read-answers.ts";
import {
  type CaptureActor,
  type ChangeNeeds,
  changeCapture,
  requireHolder,
  requireOpen,
} from "./change-capture.ts";
import type { CaptureStep } from "./capture-step.ts";
import { type CaptureView, type ReadNeeds, readCapture } from "./read-capture.ts";

type Needs = ReadNeeds & ChangeNeeds & Pick<Ports, "sha256" | "messengers">;

/** Keeps answers, or tells what is wrong with each. Throws input-invalid, used-elsewhere and session-*. */
export async function answerQuestions(
  ports: Needs,
  actor: CaptureActor,
  { stepId, answers }: { readonly stepId: string; readonly answers: Readonly<Record<string, unknown>> },
): Promise<readonly AnswerFault[]> {
  const { view, step } = await openStep(ports, actor, { stepId, kind: "questionnaire" });
  const given = { node: step.node, answers };
  const faults = await answerQuestionnaire(ports, view.integration, actor.sessionId, given);
  if (faults.length === 0) await tellFollowers(ports, actor);
  return faults;
}

/** Sends a code to an address. Throws input-invalid, step-refused, used-elsewhere and session-*. */
export async function sendStepCode(
  ports: Needs,
  actor: CaptureActor,
  { stepId, address }: { readonly stepId: string; readonly address: string },
): Promise<SentCode> {
  const { view, step } = await openStep(ports, actor, { stepId, kind: "contact-code" });
  const language = view.capture.consent?.language;
  const asked = { node: step.node, address, ...(language !== undefined && { language }) };
  const sent = await sendCode(ports, view.integration, actor.sessionId, asked);
  await tellFollowers(ports, actor);
  return sent;
}

/** Takes a code that the person typed. Throws input-invalid, step-refused, used-elsewhere and session-*. */
export async function checkStepCode(
  ports: Needs,
  actor: CaptureActor,
  { stepId, code }: { readonly stepId: string; readonly code: string },
): Promise<CheckedCode> {
  const { view, step } = await openStep(ports, actor, { stepId, kind: "contact-code" });
  const given = { node: step.node, code };
  const checked = await checkCode(ports, view.integration, actor.sessionId, given);
  await tellFollowers(ports, actor);
  return checked;
}

type StepOf<K extends CaptureStep["kind"]> = Extract<CaptureStep, { readonly kind: K }>;

async function openStep<K extends CaptureStep["kind"]>(
  ports: ReadNeeds,
  actor: CaptureActor,
  { stepId, kind }: { readonly stepId: string; readonly kind: K },
): Promise<{ readonly view: CaptureView; readonly step: StepOf<K> }> {
  const view = await readCapture(ports, actor.sessionId);
  requireOpen(view);
  requireHolder(view, actor.deviceId);
  const isAsked = (one: CaptureStep): one is StepOf<K> => one.id === stepId && one.kind === kind;
  const step = view.steps.find(isAsked);
  if (!step) throw new CoreError("input-invalid", "this step is not asked for");
  return { view, step };
}

/** What a step was given is no part of the capture; saving that anew is what devices that follow look at. */
async function tellFollowers(ports: ChangeNeeds, actor: CaptureActor): Promise<void> {
  await changeCapture(ports, actor, ({ view: { capture } }) => capture);
}
