import { CoreError } from "#core/errors.ts";
import type { ChosenDocument } from "./capture.ts";
import { type CaptureActor, type ChangeNeeds, changeCapture, requireHolder } from "./change-capture.ts";
import { consentVersion } from "./plan.ts";
import type { CaptureView } from "./read-capture.ts";

/** The person agreed. Throws input-invalid for a text that is not the current one, and used-elsewhere. */
export function recordConsent(
  ports: ChangeNeeds,
  actor: CaptureActor,
  { version, language }: { readonly version: string; readonly language: string },
): Promise<CaptureView> {
  if (version !== consentVersion) throw new CoreError("input-invalid", "this is not the current text");
  return changeCapture(ports, actor, ({ view: { capture, integration }, view }) => {
    requireHolder(view, actor.deviceId);
    const at = ports.now(integration).toISOString();
    return { ...capture, consent: { version, language, ipAddress: actor.ipAddress, at } };
  });
}

/** The person chose a document. Throws input-invalid for one that the plan does not offer, and used-elsewhere. */
export function recordChoice(
  ports: ChangeNeeds,
  actor: CaptureActor,
  choice: ChosenDocument,
): Promise<CaptureView> {
  return changeCapture(ports, actor, ({ view }) => {
    requireHolder(view, actor.deviceId);
    const step = view.steps.find((one) => one.kind === "document-choice");
    if (!step?.types.includes(choice.type) || !step.countries.includes(choice.country))
      throw new CoreError("input-invalid", "this document is not accepted here");
    return { ...view.capture, choice };
  });
}

/** The person passes over a step. Throws input-invalid where it is demanded or not in the plan, and used-elsewhere. */
export function skipStep(ports: ChangeNeeds, actor: CaptureActor, stepId: string): Promise<CaptureView> {
  return changeCapture(ports, actor, ({ view }) => {
    requireHolder(view, actor.deviceId);
    const step = view.steps.find(({ id }) => id === stepId);
    if (!step?.isOptional) throw new CoreError("input-invalid", "this step cannot be passed over");
    const { attemptId } = view.session;
    const others = view.capture.skipped.filter((one) => one.attemptId === attemptId && one.stepId !== stepId);
    return { ...view.capture, skipped: [...others, { attemptId, stepId }] };
  });
}
