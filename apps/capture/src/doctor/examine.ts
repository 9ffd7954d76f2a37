import { closeCamera, openCamera, showCamera } from "../camera/camera.ts";
import { troubleOf } from "../camera/camera-trouble.ts";
import type { CameraTrouble, Facts } from "../flow/flow.ts";

/** What the camera check found. */
export type Finding = "good" | CameraTrouble | "in-app";

/** What an examination needs of the browser. */
export interface Patient {
  readonly facts: Facts;
  readonly hasCameraInterface: boolean;
  /** Opens the camera and shows a picture of it; throws what the browser throws. */
  readonly tryCamera: () => Promise<void>;
}

/** Goes from the cause that explains all others to the one that only a try can show. */
export async function examine({ facts, hasCameraInterface, tryCamera }: Patient): Promise<Finding> {
  if (!facts.isSecure) return "insecure";
  if (!facts.isCameraPassedOn) return "framed";
  if (!hasCameraInterface) return facts.inApp === null ? "codec" : "in-app";
  try {
    await tryCamera();
    return "good";
  } catch (error) {
    const trouble = troubleOf(error);
    if (isUnshowable(error)) return "codec";
    return facts.inApp !== null && trouble === "denied" ? "in-app" : trouble;
  }
}

/** The camera was there, and its pictures could not be shown. */
function isUnshowable(error: unknown): boolean {
  return (
    error instanceof DOMException && (error.name === "NotSupportedError" || error.name === "EncodingError")
  );
}

/** The browser that shows the page, and a video element to try with. */
export function browserPatient(facts: Facts, video: HTMLVideoElement): Patient {
  return {
    facts,
    hasCameraInterface: Boolean(navigator.mediaDevices),
    tryCamera: async () => {
      const camera = await openCamera({ facing: "environment", onLost: () => undefined });
      try {
        await showCamera(camera, video);
      } finally {
        closeCamera(camera);
      }
    },
  };
}
