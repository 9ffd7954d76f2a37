import type { Fault, Thresholds } from "../../../../server/src/api/capture/contract.ts";
import type { FrameMeasure } from "./measure-frame.ts";

/** One line of live advice: a key of the texts, after "hint.". */
export type Advice =
  | "document"
  | "face"
  | "dark"
  | "bright"
  | "glare"
  | "blur"
  | "closer"
  | "back"
  | "straight"
  | "alone"
  | "barcode"
  | "good";

/** From this step of luma on, a side of the frame shows a document's edge. */
const edgeFrom = 10;
/** Above this mean change between two frames, something moves. */
const movingFrom = 9;
/** Edges seen, of four; one may be lost on a light table or under a finger. */
const edgesNeeded = 3;

/** What is wrong with the light or the sharpness, by the server's own thresholds; undefined when nothing is. */
export function faultOfFrame(
  measure: Pick<FrameMeasure, "brightness" | "sharpness" | "glareShare">,
  thresholds: Thresholds,
  sharpnessMin: number,
): Fault | undefined {
  if (measure.brightness < thresholds.brightnessMin) return "dark";
  if (measure.brightness > thresholds.brightnessMax) return "overexposed";
  if (measure.sharpness < sharpnessMin) return "blurred";
  return measure.glareShare > thresholds.glareShareMax ? "glare" : undefined;
}

const adviceOf: Readonly<Partial<Record<Fault, Advice>>> = {
  dark: "dark",
  overexposed: "bright",
  blurred: "blur",
  glare: "glare",
};

/** The one thing to do next for a good picture of a document; light comes before sharpness, as the server judges. */
export function adviseDocument(measure: FrameMeasure, thresholds: Thresholds): Advice {
  const fault = faultOfFrame(measure, thresholds, thresholds.documentSharpness);
  if (fault === "dark" || fault === "overexposed") return adviceOf[fault] ?? "document";
  const seen = measure.edges.filter((edge) => edge >= edgeFrom).length;
  if (seen < edgesNeeded) return seen === 0 ? "document" : "closer";
  if (measure.movement > movingFrom) return "blur";
  return (fault && adviceOf[fault]) ?? "good";
}
