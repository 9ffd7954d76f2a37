import { startWithin } from "#core/session/start-session.ts";
import type { Session } from "#core/session/session.ts";
import { type Capture, type DeviceFacts, deviceLimit } from "./capture.ts";
import {
  type CaptureActor,
  type CaptureChange,
  type ChangeNeeds,
  changeCapture,
  requireHolder,
} from "./change-capture.ts";
import type { CaptureView } from "./read-capture.ts";

/** What a device says when the page opens on it. */
export interface DeviceClaim {
  readonly facts: DeviceFacts;
  /** Whether it takes the session from a device that holds it. */
  readonly takesOver: boolean;
}

/** The page is open on this device: the session starts, and it alone may change things. Throws used-elsewhere. */
export function claimDevice(
  ports: ChangeNeeds,
  actor: CaptureActor,
  { facts, takesOver }: DeviceClaim,
): Promise<CaptureView> {
  return changeCapture(ports, actor, async (change) => {
    const { view } = change;
    if (!takesOver) requireHolder(view, actor.deviceId);
    await start(ports, change, actor);
    const at = ports.now(view.integration).toISOString();
    return { ...withDevice(view.capture, actor, { facts, at }), holderId: actor.deviceId };
  });
}

async function start(
  ports: ChangeNeeds,
  { view: { session }, tx, integration }: CaptureChange,
  { ipAddress }: CaptureActor,
): Promise<void> {
  const here: Session = { ...session, ipAddress: ipAddress ?? session.ipAddress };
  if (session.state !== "started") await startWithin(ports, tx, integration, here);
  else if (here.ipAddress !== session.ipAddress) await tx.sessions.save(here);
}

function withDevice(
  capture: Capture,
  { deviceId: id, userAgent, ipAddress }: CaptureActor,
  { facts, at }: { readonly facts: DeviceFacts; readonly at: string },
): Capture {
  const firstSeenAt = capture.devices.find((one) => one.id === id)?.firstSeenAt ?? at;
  const others = capture.devices.filter((one) => one.id !== id);
  const device = { id, facts, userAgent: userAgent.slice(0, 512), ipAddress, firstSeenAt };
  return { ...capture, devices: [...others, device].slice(-deviceLimit) };
}

/** The device lets go, so that another can take over without a question. Quiet where it does not hold the session. */
export function releaseDevice(ports: ChangeNeeds, actor: CaptureActor): Promise<CaptureView> {
  return changeCapture(ports, actor, ({ view: { capture } }) =>
    capture.holderId === actor.deviceId ? { ...capture, holderId: undefined } : capture,
  );
}
