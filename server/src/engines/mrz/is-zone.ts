import { mrzLayouts, slotText } from "#core/document/mrz-layout.ts";
import type { DecodedZone } from "./decode.ts";
import { isConsistent } from "./repair.ts";
import { isStateCode } from "./state-codes.ts";

const minConfidence = 0.5;
const minConfidenceWithoutDigits = 0.65;
const minDateDigits = 10;

/**
 * Whether a reading is of a zone at all and not of other text forced into its columns: valid check digits prove it;
 * without them it must be sure, dated and of some state, as a zone with falsified digits still is.
 */
export function isZone(zone: Pick<DecodedZone, "format" | "lines" | "confidence">): boolean {
  const { format, lines, confidence } = zone;
  const text = (name: Parameters<typeof slotText>[2]) => slotText(mrzLayouts[format], lines, name);
  const isOfState = isStateCode(text("issuer")) || isStateCode(text("nationality"));
  const dateDigits = (text("date-of-birth") + text("date-of-expiry")).replace(/[^0-9]/g, "").length;
  if (format === "FR-ID" && text("issuer") !== "FRA") return false;
  if (isConsistent(format, lines)) return confidence >= minConfidence && dateDigits > 0;
  return confidence >= minConfidenceWithoutDigits && isOfState && dateDigits >= minDateDigits;
}
