/** What is seen to be wrong with one picture, a moment after it arrived. */
export type PictureFault =
  | "blurred"
  | "dark"
  | "overexposed"
  | "glare"
  | "too-small"
  | "no-document"
  | "several-documents"
  | "cut-off"
  | "no-face"
  | "several-faces"
  | "face-too-small";

/** Advice on one picture: never the decision, which the checks make. "unknown" when there was no time to look. */
export interface Feedback {
  readonly verdict: "good" | "retake" | "unknown";
  readonly faults: readonly PictureFault[];
}

export const unknownFeedback: Feedback = { verdict: "unknown", faults: [] };
