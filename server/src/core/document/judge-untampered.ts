import { type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";
import { isSpecimenNumber } from "./specimen-numbers.ts";

/** Whether something about the document's making looks wrong: cues for a person, never a verdict. */
export const judgeUntampered: Judge = ({ document }) => {
  if (document.fields.length === 0) return notRun("document-untampered", "Nothing was read.");
  const { chosen, documentClass } = document;
  const state = chosen.issuer?.value ?? documentClass.issuer ?? "";
  const isSpecimen = isSpecimenNumber(state, chosen["document-number"]?.value ?? "");
  const details = { measurements: { isSpecimenNumber: isSpecimen } };
  return isSpecimen
    ? unsure(
        "document-untampered",
        "document-tampered",
        "Its number is that of a published specimen.",
        details,
      )
    : pass("document-untampered", "Nothing about its making looks wrong.", details);
};
