import { type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";

/** Whether the picture is of a document itself and not of a screen or a copy: a cue for a person, never a verdict. */
export const judgePhysical: Judge = ({
  findings: { documentFront: front },
  thresholds: { moirePeakReview },
}) => {
  if (!front) return notRun("document-physical", "No picture of the document's front was measured.");
  const { moirePeak } = front.quality.value;
  const details = {
    measurements: { moirePeak },
    thresholds: { moirePeakReview },
    models: front.quality.models,
  };
  return moirePeak > moirePeakReview
    ? unsure(
        "document-physical",
        "not-a-physical-document",
        "The picture shows the pattern of a screen.",
        details,
      )
    : pass("document-physical", "No pattern of a screen was seen.", details);
};
