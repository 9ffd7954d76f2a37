import { releaseDevice } from "#core/capture/claim-device.ts";
import { readCapture } from "#core/capture/read-capture.ts";
import { recordFunnel } from "#core/capture/record-funnel.ts";
import type { CaptureCall } from "./call.ts";

/** POST /cancel: the person leaves. The session stays open at its address, for this device or another. */
export async function releaseOnCancel({ ports, actor }: CaptureCall): Promise<undefined> {
  const { state } = await readCapture(ports, actor.sessionId);
  if (state === "open") await releaseDevice(ports, actor);
  const event = { type: "cancelled", place: "page", obstacle: undefined, elapsedMs: 0 };
  await recordFunnel(ports, actor.sessionId, [event]);
}
