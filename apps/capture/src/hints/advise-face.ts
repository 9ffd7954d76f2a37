import type { Thresholds } from "../../../../server/src/api/capture/contract.ts";
import { type Advice, faultOfFrame } from "./advise-document.ts";
import type { FrameMeasure } from "./measure-frame.ts";

/** A face in a frame; everything as a share of the frame, angles in degrees. */
export interface SeenFace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The person's own left is positive. */
  readonly yaw: number;
  /** Up is positive. */
  readonly pitch: number;
}

const nearest = 0.75;
const farthestTimes = 1.25;
const offCentre = 0.16;
const straight = { yaw: 14, pitch: 16 };
const movingFrom = 14;

/** The one thing to do next for a good selfie. */
export function adviseFace(
  faces: readonly SeenFace[],
  measure: FrameMeasure,
  thresholds: Thresholds,
): Advice {
  const fault = faultOfFrame(measure, thresholds, thresholds.selfieSharpness);
  if (fault === "dark") return "dark";
  if (fault === "overexposed") return "bright";
  const [face, ...others] = faces.toSorted((a, b) => b.width - a.width);
  if (!face) return "face";
  if (others.some((other) => other.width > face.width / 2)) return "alone";
  if (face.width < thresholds.selfieFaceShare * farthestTimes) return "closer";
  if (face.width > nearest) return "back";
  if (!isCentred(face)) return "face";
  if (Math.abs(face.yaw) > straight.yaw || Math.abs(face.pitch) > straight.pitch) return "straight";
  if (measure.movement > movingFrom || fault === "blurred") return "blur";
  return "good";
}

/** Whether a face lies in the oval. */
function isCentred({ x, y, width, height }: SeenFace): boolean {
  return Math.abs(x + width / 2 - 0.5) < offCentre && Math.abs(y + height / 2 - 0.5) < offCentre;
}
