import { mrzLayouts } from "#core/document/mrz-layout.ts";
import type { MrzFormat } from "#core/document/mrz.ts";

/** The lines with the document number's and the expiry's check digits replaced by wrong ones. */
export function falsifyDigits(format: MrzFormat, lines: readonly string[]): string[] {
  const falsified = [...lines];
  for (const slot of mrzLayouts[format].slots) {
    if (slot.name !== "document-number-check" && slot.name !== "date-of-expiry-check") continue;
    const line = falsified[slot.line] ?? "";
    const digit = Number(line.charAt(slot.start).replace("<", "0"));
    falsified[slot.line] = line.slice(0, slot.start) + String((digit + 4) % 10) + line.slice(slot.end);
  }
  return falsified;
}
