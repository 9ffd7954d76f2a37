import type { MrzPrint } from "./mrz.ts";

/** What the unevenness of an honest zone hardly falls below, in distances of neighbours. */
const usualSpacing = 0.025;
const usualBaseline = 0.015;

/**
 * How much one character of the zone stands out both sideways and up or down: by how many times the line's own
 * unevenness, the geometric mean of both. An honest zone in a bad picture is uneven all along, one that was changed in one
 * place.
 */
export function zoneOddity({ spacingMax, spacingRms, baselineMax, baselineRms }: MrzPrint): number {
  const sideways = spacingMax / Math.max(usualSpacing, spacingRms);
  const upright = baselineMax / Math.max(usualBaseline, baselineRms);
  return Math.sqrt(sideways * upright);
}
