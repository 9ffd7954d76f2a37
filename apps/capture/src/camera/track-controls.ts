/** What cameras of phones can do beyond the standard types. */
interface PhoneCapabilities {
  readonly torch?: boolean;
  readonly focusMode?: readonly string[];
}

/** Whether a camera has a light that can be switched on. */
export function hasTorch(track: MediaStreamTrack): boolean {
  return capabilitiesOf(track).torch === true;
}

/** Switches the camera's light. */
export async function setTorch(track: MediaStreamTrack, isLit: boolean): Promise<void> {
  await track.applyConstraints({ advanced: [{ torch: isLit } as MediaTrackConstraintSet] });
}

/** Focuses where the person tapped, where the camera can. */
export function focusOn(track: MediaStreamTrack, { offsetX, offsetY, currentTarget }: MouseEvent): void {
  if (!capabilitiesOf(track).focusMode?.includes("single-shot")) return;
  const view = currentTarget as HTMLElement;
  const point = { x: offsetX / view.clientWidth, y: offsetY / view.clientHeight };
  const wish = { focusMode: "single-shot", pointsOfInterest: [point] } as MediaTrackConstraintSet;
  track.applyConstraints({ advanced: [wish] }).catch(() => undefined);
}

function capabilitiesOf(track: MediaStreamTrack): PhoneCapabilities {
  return typeof track.getCapabilities === "function" ? (track.getCapabilities() as PhoneCapabilities) : {};
}
