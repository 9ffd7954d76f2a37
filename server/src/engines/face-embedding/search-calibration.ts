import type { SearchCalibration } from "./search-rates.ts";

/** The bounds of calibration.ts, of photos and simulated documents together, and their slope from -0.04 to 0.08. */
export const searchCalibration: SearchCalibration = {
  points: [
    { score: -0.04, falseMatchRate: 0.0108 },
    { score: 0, falseMatchRate: 0.00406 },
    { score: 0.04, falseMatchRate: 0.0014 },
    { score: 0.08, falseMatchRate: 0.000308 },
    { score: 0.12, falseMatchRate: 0.000205 },
    { score: 0.16, falseMatchRate: 0.000127 },
    { score: 0.2, falseMatchRate: 0.000104 },
  ],
  slope: -29.6,
};
