import { type Case, fail, isReadWell, type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";
import { faultOfPicture } from "#core/media/judge-quality.ts";
import { countryOfIcaoCode } from "./country.ts";
import { typeOfMrz } from "./type-of-mrz.ts";

const noZone = "No machine readable zone was read.";

/** From this many lines of text on, a sharp picture with a portrait is a document, whatever its zone. */
const linesOfADocument = 6;

/** Whether the document's data could be read. */
export const judgeReadable: Judge = ({ findings, thresholds, zone }) => {
  const front = findings.documentFront ?? findings.documentBack;
  const demanded = findings.media.some((file) => file.role !== "face");
  if (!front) {
    if (!demanded) return notRun("document-readable", "No picture of a document was uploaded.");
    return fail("document-readable", "unreadable", "The picture of the document could not be opened.");
  }
  const models = zone ? zone.side.mrz.models : front.mrz.models;
  const lines = front.textLineCount.value;
  if (!zone) {
    const details = { measurements: { textLines: lines }, thresholds: { linesOfADocument }, models };
    return isDocumentWithoutZone(front, lines, thresholds)
      ? unsure(
          "document-readable",
          "unreadable",
          "It looks like a document, but has no zone that we read.",
          details,
        )
      : fail("document-readable", "unreadable", noZone, details);
  }
  const { confidence, repair, format } = zone.mrz;
  const measurements = { format, confidence, isRepaired: repair !== null };
  const details = { measurements, thresholds: { mrzConfidence: thresholds.mrzConfidence }, models };
  if (confidence < thresholds.mrzConfidence)
    return fail("document-readable", "unreadable", "The machine readable zone is too unclear.", details);
  return repair
    ? unsure(
        "document-readable",
        "unreadable",
        "One character of the zone was mended to fit its check digit.",
        details,
      )
    : pass("document-readable", "The machine readable zone was read.", details);
};

function isDocumentWithoutZone(
  front: NonNullable<Case["findings"]["documentFront"]>,
  lines: number,
  thresholds: Case["thresholds"],
): boolean {
  const hasPortrait = front.faces.value.some((face) => face.score >= thresholds.faceScore);
  const fault = faultOfPicture(front.quality.value, thresholds, thresholds.documentSharpness);
  return hasPortrait && lines >= linesOfADocument && fault === undefined;
}

/** Whether every check digit is what ICAO's rule computes. The reader errs in more than 1 %: a person looks. */
export const judgeConsistent: Judge = ({ thresholds, zone }) => {
  if (!zone) return notRun("document-consistent", noZone);
  const { mrz, side } = zone;
  if (mrz.confidence < thresholds.mrzConfidence)
    return notRun("document-consistent", "The zone is too unclear.");
  const wrong = mrz.checkDigits.filter((digit) => !digit.isValid);
  const measurements = Object.fromEntries(
    mrz.checkDigits.map((digit) => [digit.field, `${digit.found} printed, ${digit.computed} computed`]),
  );
  const details = { measurements, models: side.mrz.models };
  return wrong.length > 0
    ? unsure("document-consistent", "data-inconsistent", "A check digit does not fit its field.", details)
    : pass("document-consistent", "Every check digit fits its field.", details);
};

/** Whether the document is still valid today. */
export const judgeInDate: Judge = ({ findings: { today }, thresholds, zone }) => {
  if (!zone) return notRun("document-in-date", noZone);
  const expiry = zone.mrz.fields.dateOfExpiry;
  const measurements = { dateOfExpiry: expiry ?? null, today };
  const digit = zone.mrz.checkDigits.find((check) => check.field === "date-of-expiry");
  if (expiry === undefined || digit?.isValid === false || zone.mrz.confidence < thresholds.mrzConfidence)
    return notRun("document-in-date", "The date of expiry was not read for certain.", { measurements });
  return expiry < today
    ? fail("document-in-date", "document-expired", "The date of expiry is past.", { measurements })
    : pass("document-in-date", "The date of expiry is not past.", { measurements });
};

/** Whether it is a document of the kind, country and number that the session is restricted to. */
export const judgeAccepted: Judge = ({ findings: { expectedDocument: expected }, thresholds, zone }) => {
  if (!zone || !isReadWell(zone.mrz, thresholds.mrzConfidence))
    return notRun("document-accepted", "The document was not read for certain.");
  const type = typeOfMrz(zone.mrz);
  const country = countryOfIcaoCode(zone.mrz.fields.issuer);
  const isNumberOther = expected.number !== undefined && expected.number !== zone.mrz.fields.documentNumber;
  const measurements = {
    type,
    country,
    expectedType: expected.type ?? null,
    expectedCountry: expected.country ?? null,
  };
  const fault =
    (type === "visa" && "A visa does not identify its holder.") ||
    (type === "other" && "This kind of document is not supported.") ||
    (expected.type !== undefined &&
      expected.type !== type &&
      "It is another kind of document than asked for.") ||
    (expected.country !== undefined &&
      expected.country !== country &&
      "Another country issued it than asked for.") ||
    (isNumberOther && "Its number is another than asked for.");
  return fault
    ? fail("document-accepted", "document-not-accepted", fault, { measurements })
    : pass("document-accepted", "It is a document as asked for.", { measurements });
};

/** Whether a screen's pattern lies over the picture: a cue for a person, never a verdict. */
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
