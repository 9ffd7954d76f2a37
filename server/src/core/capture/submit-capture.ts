import type { Ports } from "#core/ports.ts";
import { submitSession } from "#core/session/submit-session.ts";
import { type CaptureActor, requireHolder } from "./change-capture.ts";
import { type CaptureView, type ReadNeeds, readCapture } from "./read-capture.ts";
import { isPlanDone } from "./plan.ts";
import { CaptureError } from "./capture-error.ts";

type Needs = ReadNeeds & Pick<Ports, "transaction" | "newId">;

/** Hands everything in. Quiet when that was done before. Throws capture-incomplete, used-elsewhere and session-*. */
export async function submitCapture(ports: Needs, actor: CaptureActor): Promise<CaptureView> {
  const view = await readCapture(ports, actor.sessionId);
  if (view.state === "expired" || view.state === "deleted")
    throw new CaptureError("session-expired", `the session is ${view.session.state}`);
  if (view.state !== "open") return view;
  requireHolder(view, actor.deviceId);
  if (!isPlanDone(view.steps)) throw new CaptureError("not-ready", "a step is not done yet");
  await submitSession(ports, view.integration, actor.sessionId);
  return readCapture(ports, actor.sessionId);
}
