import { type Case, fail, type Judge, notRun, pass } from "#core/check/judgement.ts";

/** Whether the whole of one document is in the picture, and the side that was asked for. */
export const judgeWhole: Judge = (subject) => {
  const { findings, thresholds, document } = subject;
  const { documentFront: front } = findings;
  if (!front) return notRun("document-whole", "No picture of the document's front was measured.");
  const { cutOff, textCut, isWholePicture, documentCount } = front.outline.value;
  const { cutOffMax } = thresholds;
  const details = {
    measurements: { cutOff, textCut, isWholePicture, documentCount, side: document.documentClass.side },
    thresholds: { cutOffMax, sureOfSide },
    models: front.outline.models,
  };
  const fault = faultOfContent(subject);
  if (fault) return fail("document-whole", "document-not-accepted", fault, details);
  // What was read well is whole enough: pages are often photographed without their edges.
  if (isWholePicture || document.basis !== "none" || cutOff <= cutOffMax)
    return pass("document-whole", "What is needed of the document is in the picture.", details);
  const rule = "Part of the document lies outside of the picture.";
  return fail("document-whole", "document-not-fully-visible", rule, details);
};

/** Below this confidence a picture is taken for the side that it was uploaded as. */
const sureOfSide = 0.8;

function faultOfContent({ findings, document }: Case): string | undefined {
  if ((findings.documentFront?.outline.value.documentCount ?? 1) > 1)
    return "Several documents are in the picture.";
  const wrong = document.pictures.find(
    ({ documentClass: { side, confidence, type }, uploadedAs }) =>
      side !== null && side !== uploadedAs && confidence >= sureOfSide && type !== "passport",
  );
  return wrong && `The picture uploaded as the ${wrong.uploadedAs} shows the other side.`;
}
