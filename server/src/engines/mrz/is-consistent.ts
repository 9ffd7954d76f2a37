import { mrzCheckDigits } from "#core/document/check-digit.ts";
import type { MrzFormat } from "#core/document/mrz.ts";

/** Whether every check digit of the zone is valid; where a format has none, whether all stands as it must. */
export function isConsistent(format: MrzFormat, lines: readonly string[]): boolean {
  if (format === "CH-DL") return isSwissLicence(lines);
  return mrzCheckDigits(format, lines).every((digit) => digit.isValid);
}

function isSwissLicence([card = "", numbers = "", names = ""]: readonly string[]): boolean {
  return (
    /^[A-Z0-9]{3}[0-9]{3}[A-Z]<<$/.test(card) &&
    /^FACHE[0-9]{12}<<[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])<{5}$/.test(numbers) &&
    /^[A-Z]+(?:<[A-Z]+)*<<[A-Z]+(?:<[A-Z]+)*<*$/.test(names)
  );
}
