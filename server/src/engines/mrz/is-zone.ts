import { mrzLayouts, slotText } from "#core/document/mrz-layout.ts";
import type { DecodedZone } from "./decode.ts";
import { isConsistent } from "./is-consistent.ts";
import { correct, isStateCode, stateCodeCorrections } from "./state-codes.ts";

const minConfidence = 0.6;
const minConfidenceWithoutDigits = 0.8;
/** Fillers alone have valid digits, so some of a valid zone's dates must be there. */
const fewDateDigits = 6;
/** So sure a reading is of a zone though nobody has its states' codes. */
const minConfidenceWithoutState = 0.93;
const minDateDigits = 10;

/**
 * Whether a reading is of a zone at all and not of other text forced into its columns: valid check digits prove it;
 * without them it must be sure, dated and of some state, as a zone with falsified digits still is. A state's code is taken
 * as it will be mended.
 */
export function isZone(zone: Pick<DecodedZone, "format" | "lines" | "columns" | "confidence">): boolean {
  const { format, confidence } = zone;
  const lines = correct(zone.lines, stateCodeCorrections(zone));
  const text = (name: Parameters<typeof slotText>[2]) => slotText(mrzLayouts[format], lines, name);
  const isOfState = isStateCode(text("issuer")) || isStateCode(text("nationality"));
  const dateDigits = (text("date-of-birth") + text("date-of-expiry")).replace(/[^0-9]/g, "").length;
  if (format === "CH-DL") return isConsistent(format, lines) && confidence >= minConfidenceWithoutDigits;
  if (isConsistent(format, lines)) return confidence >= minConfidence && dateDigits >= fewDateDigits;
  const least = isOfState ? minConfidenceWithoutDigits : minConfidenceWithoutState;
  return confidence >= least && dateDigits >= Math.min(minDateDigits, dateColumns(format));
}

function dateColumns(format: DecodedZone["format"]): number {
  const { slots } = mrzLayouts[format];
  return slots.filter(({ name }) => name === "date-of-birth" || name === "date-of-expiry").length * 6;
}
