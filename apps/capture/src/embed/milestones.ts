import type { CaptureSession, LinkState, Obstacle } from "../../../../server/src/api/capture/contract.ts";
import type { Flow, FlowEvent } from "../flow/flow.ts";
import { obstacleOf } from "../page/obstacle-of.ts";

/** What a site that frames the page is told, before it is put into a vendor's words. */
export type Milestone =
  | { readonly type: "ready" | "started" | "submitted" | "finished" | "cancelled" | "error" }
  | { readonly type: "step-started" | "step-completed"; readonly step: string }
  | { readonly type: "obstacle"; readonly obstacle: Obstacle };

const handedIn: ReadonlySet<LinkState> = new Set(["processing", "in-review", "finished", "closed"]);

/** What has been reached by one turn of the machine. */
export function milestonesOf(before: Flow, after: Flow, event: FlowEvent): readonly Milestone[] {
  const was = before.session;
  const is = after.session;
  const found: Milestone[] = [];
  if (!was && is) found.push({ type: "ready" });
  if (!was?.device.holder && is?.device.holder) found.push({ type: "started" });
  found.push(...stepsOf(before, after), ...stepsDone(was, is));
  found.push(...endOf(was, is));
  if (event.type === "leave-now") found.push({ type: "cancelled" });
  const obstacle = obstacleOf(before, after, event);
  if (obstacle) found.push({ type: "obstacle", obstacle });
  const isFailed = after.screen.name === "failed" || after.screen.name === "link";
  if (isFailed && before.screen.name !== after.screen.name) found.push({ type: "error" });
  return found;
}

/** Vendors' scripts close their frame once everything is handed in; the result comes by webhook. */
function endOf(was: CaptureSession | undefined, is: CaptureSession | undefined): Milestone[] {
  if (!is || !handedIn.has(is.state) || (was && handedIn.has(was.state))) return [];
  return was ? [{ type: "submitted" }, { type: "finished" }] : [{ type: "finished" }];
}

function stepsOf(before: Flow, after: Flow): Milestone[] {
  const step = stepOf(after);
  return step === undefined || step === stepOf(before) ? [] : [{ type: "step-started", step }];
}

function stepOf({ screen }: Flow): string | undefined {
  if ("stepId" in screen) return screen.name === "questions" ? "questionnaire" : "contact-code";
  if ("shot" in screen) return screen.shot.kind;
  if ("use" in screen) return screen.use.kind;
  return screen.name === "consent" || screen.name === "choice" ? screen.name : undefined;
}

function stepsDone(was: CaptureSession | undefined, is: CaptureSession | undefined): Milestone[] {
  if (!was || !is || was.attempt !== is.attempt) return [];
  const isNew = (id: string) => was.steps.some((step) => step.id === id && !step.isDone);
  return is.steps
    .filter(({ id, isDone }) => isDone && isNew(id))
    .map(({ kind }) => ({ type: "step-completed", step: kind }));
}
