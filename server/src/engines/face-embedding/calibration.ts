import type { CalibrationPoint } from "./error-rates.ts";

/**
 * Written by bench/face-calibration.ts: 272 people of LFW's first fold (tuning half), 260 pairs of one person
 * and 85231 of two, photo against photo, and 520 and 170462 photo against a simulated document.
 */
export const calibration: readonly CalibrationPoint[] = [
  { score: -0.52, falseMatchRate: 0.995, falseNonMatchRate: 0.00383 },
  { score: -0.48, falseMatchRate: 0.981, falseNonMatchRate: 0.00383 },
  { score: -0.44, falseMatchRate: 0.944, falseNonMatchRate: 0.00383 },
  { score: -0.4, falseMatchRate: 0.873, falseNonMatchRate: 0.00383 },
  { score: -0.36, falseMatchRate: 0.761, falseNonMatchRate: 0.00383 },
  { score: -0.32, falseMatchRate: 0.619, falseNonMatchRate: 0.00575 },
  { score: -0.28, falseMatchRate: 0.471, falseNonMatchRate: 0.00766 },
  { score: -0.24, falseMatchRate: 0.331, falseNonMatchRate: 0.0115 },
  { score: -0.2, falseMatchRate: 0.214, falseNonMatchRate: 0.0115 },
  { score: -0.16, falseMatchRate: 0.124, falseNonMatchRate: 0.0153 },
  { score: -0.12, falseMatchRate: 0.0639, falseNonMatchRate: 0.0268 },
  { score: -0.08, falseMatchRate: 0.0282, falseNonMatchRate: 0.0326 },
  { score: -0.04, falseMatchRate: 0.0108, falseNonMatchRate: 0.0498 },
  { score: 0, falseMatchRate: 0.00406, falseNonMatchRate: 0.0766 },
  { score: 0.04, falseMatchRate: 0.0014, falseNonMatchRate: 0.142 },
  { score: 0.08, falseMatchRate: 0.000308, falseNonMatchRate: 0.234 },
  { score: 0.12, falseMatchRate: 0.000205, falseNonMatchRate: 0.339 },
  { score: 0.16, falseMatchRate: 0.000127, falseNonMatchRate: 0.511 },
  { score: 0.2, falseMatchRate: 0.000104, falseNonMatchRate: 0.661 },
  { score: 0.24, falseMatchRate: 0.000104, falseNonMatchRate: 0.793 },
  { score: 0.28, falseMatchRate: 0.000104, falseNonMatchRate: 0.898 },
  { score: 0.32, falseMatchRate: 0.000104, falseNonMatchRate: 0.95 },
  { score: 0.36, falseMatchRate: 0.000104, falseNonMatchRate: 0.969 },
];
