import type { MrzReading } from "./mrz.ts";

/** Whether the zone was read so well that the picture must have been good enough. */
export function isReadWell(mrz: MrzReading | null | undefined, minimum: number): boolean {
  return mrz?.repair === null && mrz.confidence >= minimum && mrz.checkDigits.every((digit) => digit.isValid);
}
