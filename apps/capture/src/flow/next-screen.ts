import type { CaptureSession, LinkState, Step } from "../../../../server/src/api/capture/contract.ts";
import { type Effect, type Flow, keepScreen, type Screen, type Turn } from "./flow.ts";
import { shipmentOf } from "./progress.ts";

const ended: Readonly<Partial<Record<LinkState, Screen>>> = {
  expired: { name: "link", problem: "expired" },
  deleted: { name: "link", problem: "deleted" },
  processing: { name: "processing" },
  "in-review": { name: "result" },
  finished: { name: "result" },
  closed: { name: "result" },
};

/** Where the person stands now: the first thing that is still to do. */
export function goOn(flow: Flow): Turn {
  const { session, facts } = flow;
  if (!session) return show(flow, { name: "loading" }, { type: "load" });
  const end = ended[session.state];
  if (end) return show(flow, end, ...ending(session));
  if (session.state === "used-elsewhere") {
    return show(flow, { name: facts.isPhone ? "elsewhere" : "following" });
  }
  if (!session.device.isMine) return arrive(flow);
  if (session.retake && flow.retakeRead < session.attempt) return show(flow, { name: "retake" });
  return capture(flow, session);
}

/** How long a person sees the result, and how long he waits for one, before he goes back to the site he came from. */
const resultMs = 3000;
const processingMs = 12_000;

function ending({ state }: CaptureSession): Effect[] {
  if (state === "expired" || state === "deleted") return [];
  return [{ type: "wait", ms: state === "processing" ? processingMs : resultMs }];
}

/** On which device, and in which browser, the pictures are taken. */
function arrive(flow: Flow): Turn {
  const { facts } = flow;
  if (facts.inApp !== null && !flow.isStaying) return show(flow, { name: "in-app" });
  return facts.isPhone ? claim(flow, false) : show(flow, { name: "phone" });
}

/** Asks the server to give this device the session. */
export function claim(flow: Flow, takesOver: boolean): Turn {
  return show({ ...flow, isClaiming: true }, { name: "loading" }, { type: "claim", takesOver });
}

function capture(flow: Flow, { steps }: CaptureSession): Turn {
  for (const step of steps) {
    const turn = turnOf(flow, step);
    if (turn) return turn;
  }
  return finish(flow);
}

/** What a step still asks of the person; undefined when it asks nothing. */
function turnOf(flow: Flow, step: Step): Turn | undefined {
  if (step.kind === "document-choice") {
    return step.isDone && !flow.isChoosing ? undefined : show(flow, { name: "choice" });
  }
  const shipment = shipmentOf(flow, step.id);
  if (shipment?.state === "refused" && isShot(step)) {
    const shot = { stepId: step.id, kind: step.kind };
    return show(flow, { name: "again", shot, faults: shipment.faults });
  }
  return shipment ? undefined : show(flow, firstScreen(step), ...skipping(flow, step));
}

function isShot(step: Step): step is Extract<Step, { feedback: unknown }> {
  return "feedback" in step;
}

function firstScreen(step: Step): Screen {
  if (isShot(step)) return { name: "prime", shot: { stepId: step.id, kind: step.kind } };
  if (step.kind === "consent") return { name: "consent" };
  if (step.kind === "liveness") return { name: "moves-intro", use: { stepId: step.id, kind: step.kind } };
  if (step.kind === "video") return { name: "video-intro", use: { stepId: step.id, kind: step.kind } };
  if (step.kind === "questionnaire")
    return { name: "questions", stepId: step.id, faults: [], isSending: false };
  return step.kind === "contact-code" ? contactScreen(step) : { name: "unknown-step" };
}

/** A code that was sent before the page was opened may still be given. */
function contactScreen({ id: stepId, ...step }: Extract<Step, { kind: "contact-code" }>): Screen {
  if (!step.isSent) return { name: "address", stepId, isRefused: false, isSending: false };
  const { address, codesLeft, resendAfterSeconds, attemptsLeft } = step;
  const sent = { address, codesLeft, resendAfterSeconds };
  return {
    ...{ name: "code", stepId, sent, attemptsLeft, address: undefined, problem: undefined, isSending: false },
  };
}

/** What this device cannot do is passed over where that is allowed. */
function skipping(flow: Flow, step: Step): Effect[] {
  return canSkip(flow, step) ? [{ type: "skip-step", stepId: step.id }] : [];
}

function canSkip({ facts }: Flow, { kind, isOptional }: Step): boolean {
  return isOptional && kind === "video" && !facts.canRecord;
}

/** Hands in once everything has arrived, and only once. */
function finish(flow: Flow): Turn {
  const isUnderWay = Object.values(flow.shipments).some(({ state }) => state === "sending");
  if (isUnderWay || flow.isSubmitting) return show(flow, { name: "sending" });
  return show({ ...flow, isSubmitting: true }, { name: "sending" }, { type: "submit" });
}

/** Leaves the camera behind when the next screen needs none. */
export function show(flow: Flow, screen: Screen, ...effects: readonly Effect[]): Turn {
  const closes = usesCamera(flow.screen) && !usesCamera(screen);
  const all = closes ? [{ type: "close-camera" } as const, ...effects] : effects;
  return keepScreen({ ...flow, screen }, ...all);
}

/** Whether a screen shows what the camera sees. */
export function usesCamera({ name }: Screen): boolean {
  return name === "opening" || name === "camera" || name === "moves" || name === "recording";
}
