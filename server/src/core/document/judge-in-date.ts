import { fail, type Judge, notRun, pass } from "#core/check/judgement.ts";

/** Whether the document is still valid today. */
export const judgeInDate: Judge = ({ findings: { today }, thresholds, document }) => {
  const { zone, chosen, basis } = document;
  const expiry = chosen["date-of-expiry"];
  const measurements = { dateOfExpiry: expiry?.value ?? null, source: expiry?.source ?? null, today };
  const digit = zone?.mrz.checkDigits.find((check) => check.field === "date-of-expiry");
  const isDoubtful =
    expiry?.source === "mrz"
      ? digit?.isValid === false || (zone?.mrz.confidence ?? 0) < thresholds.mrzConfidence
      : basis === "none";
  if (expiry === undefined || isDoubtful)
    return notRun("document-in-date", "The date of expiry was not read for certain.", { measurements });
  return expiry.value < today
    ? fail("document-in-date", "document-expired", "The date of expiry is past.", { measurements })
    : pass("document-in-date", "The date of expiry is not past.", { measurements });
};
