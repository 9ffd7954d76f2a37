import type { CalibrationPoint } from "./error-rates.ts";

/**
 * Written by bench/face-calibration.ts: 272 people of LFW's first fold (tuning half), 260 pairs of one person
 * and 85231 of two, photo against photo, and 520 and 170462 photo against a simulated document.
 */
export const calibration: readonly CalibrationPoint[] = [
  { score: -0.52, falseMatchRate: 0.996, falseNonMatchRate: 0.00383 },
  { score: -0.48, falseMatchRate: 0.983, falseNonMatchRate: 0.00383 },
  { score: -0.44, falseMatchRate: 0.948, falseNonMatchRate: 0.00383 },
  { score: -0.4, falseMatchRate: 0.876, falseNonMatchRate: 0.00383 },
  { score: -0.36, falseMatchRate: 0.765, falseNonMatchRate: 0.00383 },
  { score: -0.32, falseMatchRate: 0.619, falseNonMatchRate: 0.00383 },
  { score: -0.28, falseMatchRate: 0.471, falseNonMatchRate: 0.00383 },
  { score: -0.24, falseMatchRate: 0.331, falseNonMatchRate: 0.00383 },
  { score: -0.2, falseMatchRate: 0.214, falseNonMatchRate: 0.0115 },
  { score: -0.16, falseMatchRate: 0.124, falseNonMatchRate: 0.0211 },
  { score: -0.12, falseMatchRate: 0.0639, falseNonMatchRate: 0.0287 },
  { score: -0.08, falseMatchRate: 0.0282, falseNonMatchRate: 0.0383 },
  { score: -0.04, falseMatchRate: 0.0108, falseNonMatchRate: 0.0632 },
  { score: 0, falseMatchRate: 0.00406, falseNonMatchRate: 0.0996 },
  { score: 0.04, falseMatchRate: 0.0014, falseNonMatchRate: 0.182 },
  { score: 0.08, falseMatchRate: 0.000308, falseNonMatchRate: 0.287 },
  { score: 0.12, falseMatchRate: 0.000205, falseNonMatchRate: 0.406 },
  { score: 0.16, falseMatchRate: 0.000127, falseNonMatchRate: 0.575 },
  { score: 0.2, falseMatchRate: 0.000104, falseNonMatchRate: 0.716 },
  { score: 0.24, falseMatchRate: 0.000104, falseNonMatchRate: 0.837 },
  { score: 0.28, falseMatchRate: 0.000104, falseNonMatchRate: 0.921 },
  { score: 0.32, falseMatchRate: 0.000104, falseNonMatchRate: 0.967 },
  { score: 0.36, falseMatchRate: 0.000104, falseNonMatchRate: 0.989 },
];
