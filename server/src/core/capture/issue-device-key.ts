import type { Ports } from "#core/ports.ts";
import { type CaptureActor, type ChangeNeeds, changeCapture, requireHolder } from "./change-capture.ts";

/** The key with which the session's devices keep pictures: made at the first asking. Throws used-elsewhere. */
export async function issueDeviceKey(
  ports: ChangeNeeds & Pick<Ports, "deviceCipher">,
  actor: CaptureActor,
): Promise<string> {
  const fresh = ports.deviceCipher.newKey();
  const { capture } = await changeCapture(ports, actor, ({ view }) => {
    requireHolder(view, actor.deviceId);
    return { ...view.capture, deviceKey: view.capture.deviceKey ?? fresh };
  });
  return capture.deviceKey ?? fresh;
}
