import { type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";
import type { ConsistencyRow } from "./consistency.ts";
import { impossibleDates } from "./impossible-dates.ts";

/**
 * Whether the document agrees with itself: its check digits, what zone, print and barcode tell, its dates, and its
 * holder's national number. Each of these errs in more than 1 %, so a person looks.
 */
export const judgeConsistent: Judge = ({ findings, thresholds, document }) => {
  const { zone, matrix, chosen } = document;
  const isUnclear = zone !== null && zone.mrz.confidence < thresholds.mrzConfidence;
  if (isUnclear) return notRun("document-consistent", "The zone is too unclear.");
  if (document.fields.length === 0) return notRun("document-consistent", "Nothing was read.");
  const digits = zone?.mrz.checkDigits ?? [];
  const different = matrix.filter((row) => row.agreement === "different");
  const dates = impossibleDates(chosen, findings.today);
  const numbers = [findings.documentFront, findings.documentBack].map((side) => side?.nationalNumber);
  const faults = [
    ...(digits.some((digit) => !digit.isValid) ? ["A check digit does not fit its field."] : []),
    ...different.map((row) => `The ${row.name} differs between ${sourcesOf(row)}.`),
    ...dates,
    ...(numbers.includes("invalid") ? ["The national number does not fit its check digit."] : []),
  ];
  const measurements = {
    ...Object.fromEntries(
      digits.map((digit) => [digit.field, `${digit.found} printed, ${digit.computed} computed`]),
    ),
    compared: matrix.filter((row) => row.agreement !== "alone").length,
    differing: different.map((row) => row.name).join(", "),
    faults: faults.length,
  };
  const models = zone?.side.mrz.models ?? [];
  const details = { measurements, thresholds: { fieldConfidence: thresholds.fieldConfidence }, models };
  return faults.length > 0
    ? unsure("document-consistent", "data-inconsistent", faults.join(" "), details)
    : pass("document-consistent", "Everything that could be compared agrees.", details);
};

function sourcesOf({ readings }: ConsistencyRow): string {
  return [...new Set(readings.map((reading) => reading.source))].join(" and ");
}
