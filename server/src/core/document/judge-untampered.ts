import { type Case, type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";
import { isSpecimenNumber } from "./specimen-numbers.ts";
import { zoneOddity } from "./zone-oddity.ts";

/** Whether something about the document's making looks wrong: cues for a person, never a verdict. */
export const judgeUntampered: Judge = (subject) => {
  const { document, thresholds } = subject;
  if (document.fields.length === 0) return notRun("document-untampered", "Nothing was read.");
  const { portraitTurnReview, portraitRimReview, portraitBorderBlurReview, zoneOddityReview } = thresholds;
  const measurements = measure(subject);
  const details = {
    measurements,
    thresholds: { portraitTurnReview, portraitRimReview, portraitBorderBlurReview, zoneOddityReview },
    models: document.zone?.side.mrz.models ?? [],
  };
  const cues = cuesOf(measurements, thresholds);
  return cues.length > 0
    ? unsure("document-untampered", "document-tampered", cues.join(" "), details)
    : pass("document-untampered", "Nothing about its making looks wrong.", details);
};

function measure({ findings, document }: Case) {
  const { chosen, documentClass, zone } = document;
  const state = chosen.issuer?.value ?? documentClass.issuer ?? "";
  const portrait = findings.documentFront?.authenticity?.value.portrait;
  return {
    isSpecimenNumber: isSpecimenNumber(state, chosen["document-number"]?.value ?? ""),
    portraitTurnDegrees: portrait?.turnDegrees ?? null,
    portraitRim: portrait?.rim ?? null,
    portraitBorderBlur: portrait?.borderBlur ?? null,
    portraitGrain: portrait?.grain ?? null,
    portraitColour: portrait?.colour ?? null,
    zoneOddity: zone?.mrz.print ? zoneOddity(zone.mrz.print) : null,
  };
}

function cuesOf(measured: ReturnType<typeof measure>, limits: Case["thresholds"]): readonly string[] {
  const isAbove = (value: number | null, limit: number) => value !== null && value > limit;
  const blur = measured.portraitBorderBlur;
  return [
    ...(measured.isSpecimenNumber ? ["Its number is that of a published specimen."] : []),
    ...(isAbove(measured.portraitTurnDegrees, limits.portraitTurnReview)
      ? ["The portrait stands aslant in the document."]
      : []),
    ...(isAbove(measured.portraitRim, limits.portraitRimReview)
      ? ["A light rim runs round the portrait."]
      : []),
    ...(blur !== null && blur < limits.portraitBorderBlurReview
      ? ["The portrait's border is sharper than the picture."]
      : []),
    ...(isAbove(measured.zoneOddity, limits.zoneOddityReview)
      ? ["A character of the machine readable zone stands out of its line."]
      : []),
  ];
}
