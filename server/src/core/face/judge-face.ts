import type { CheckResult } from "#core/check/check.ts";
import { fail, type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";
import type { Thresholds } from "#core/decision/policy.ts";
import type { Measured } from "#core/media/image.ts";
import { faultOfDocument } from "#core/media/judge-quality.ts";
import type { FaceComparison, FaceFinding } from "./face.ts";

/** Whether there is one clear face on the selfie, and a portrait on the document. */
export const judgeFaceVisible: Judge = (subject) => {
  const { findings, thresholds } = subject;
  const { selfie, documentFront: front, media } = findings;
  if (!selfie && !front) return notRun("face-visible", "There is no picture to find a face on.");
  const clear = (face: FaceFinding) => face.score >= thresholds.faceScore;
  const faces = selfie?.faces.value.filter(clear) ?? [];
  const [largest, second] = faces;
  const share = largest && selfie ? largest.box.width / selfie.width : 0;
  const secondShare = largest && second ? areaOf(second) / areaOf(largest) : 0;
  const { faceScore, selfieFaceShare, secondFaceShare } = thresholds;
  const details = {
    measurements: { facesOnSelfie: faces.length, faceShare: share, secondFaceShare: secondShare },
    thresholds: { faceScore, selfieFaceShare, secondFaceShare },
    models: selfie?.faces.models ?? front?.faces.models ?? [],
  };
  const isSelfieThere = media.some((file) => file.kind === "image" && file.role === "face");
  if (isSelfieThere && !largest)
    return fail("face-visible", "face-not-visible", "No face was found on the selfie.", details);
  if (largest && share < selfieFaceShare)
    return fail("face-visible", "face-not-visible", "The face on the selfie is too small.", details);
  if (secondShare >= secondFaceShare)
    return fail("face-visible", "several-faces", "More than one person is on the selfie.", details);
  if (front && !front.faces.value.some(clear) && !faultOfDocument(subject))
    return fail("face-visible", "face-not-visible", "No portrait was found on the document.", details);
  return pass("face-visible", "The faces needed were found.", details);
};

function areaOf({ box }: FaceFinding): number {
  return box.width * box.height;
}

/** Whether the selfie shows the person of the portrait, by error rates and not by raw scores. */
export const judgeFaceMatch: Judge = ({ findings: { faceMatch }, thresholds }) =>
  faceMatch
    ? judgePair("face-match", faceMatch, thresholds)
    : notRun("face-match", "There are no two faces to compare.");

/** Whether two faces are one person's. */
export function judgePair(
  check: "face-match" | "portrait-match",
  compared: Measured<FaceComparison>,
  { matchFalseMatchRate, mismatchFalseNonMatchRate }: Thresholds,
): CheckResult {
  const { score, falseMatchRate, falseNonMatchRate } = compared.value;
  const details = {
    measurements: { score, falseMatchRate, falseNonMatchRate },
    thresholds: { matchFalseMatchRate, mismatchFalseNonMatchRate },
    models: compared.models,
  };
  if (falseMatchRate <= matchFalseMatchRate)
    return pass(check, "Few strangers look as much alike as these two faces.", details);
  return falseNonMatchRate <= mismatchFalseNonMatchRate
    ? fail(check, "face-mismatch", "The same person hardly ever looks so little alike.", details)
    : unsure(
        check,
        "face-mismatch",
        "The two faces are neither clearly alike nor clearly different.",
        details,
      );
}
