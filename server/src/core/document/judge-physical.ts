import type { DocumentFindings } from "#core/check/evidence.ts";
import { type Case, type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";

/** Whether the picture is of a document itself and not of a screen or a copy: cues for a person, never a verdict. */
export const judgePhysical: Judge = ({ findings: { documentFront: front }, thresholds }) => {
  if (!front) return notRun("document-physical", "No picture of the document's front was measured.");
  const { moirePeakReview, screenPatternReview, copyColourReview } = thresholds;
  const { screenPattern = null, colour = null } = front.authenticity?.value ?? {};
  const details = {
    measurements: { moirePeak: front.quality.value.moirePeak, screenPattern, colour },
    thresholds: { moirePeakReview, screenPatternReview, copyColourReview },
    models: front.quality.models,
  };
  const cue = cueOf(front, thresholds);
  return cue
    ? unsure("document-physical", "not-a-physical-document", cue, details)
    : pass("document-physical", "No pattern of a screen was seen, and the document has colours.", details);
};

function cueOf(front: DocumentFindings, thresholds: Case["thresholds"]): string | undefined {
  const { screenPattern = null, colour = null } = front.authenticity?.value ?? {};
  const isPatterned = screenPattern !== null && screenPattern > thresholds.screenPatternReview;
  if (isPatterned || front.quality.value.moirePeak > thresholds.moirePeakReview)
    return "The picture shows the pattern of a screen.";
  return colour !== null && colour < thresholds.copyColourReview
    ? "The document has no colours, as a photocopy."
    : undefined;
}
