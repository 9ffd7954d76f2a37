import type { CalibrationPoint } from "./error-rates.ts";

/**
 * Written by bench/face-calibration.ts: 272 people of LFW's first fold (tuning half), 260 pairs of one person
 * and 85231 of two, photo against photo, and 519 and 170050 photo against a simulated document.
 */
export const calibration: readonly CalibrationPoint[] = [
  { score: -0.52, falseMatchRate: 0.996, falseNonMatchRate: 0.00383 },
  { score: -0.48, falseMatchRate: 0.982, falseNonMatchRate: 0.00383 },
  { score: -0.44, falseMatchRate: 0.946, falseNonMatchRate: 0.00383 },
  { score: -0.4, falseMatchRate: 0.873, falseNonMatchRate: 0.00383 },
  { score: -0.36, falseMatchRate: 0.761, falseNonMatchRate: 0.00383 },
  { score: -0.32, falseMatchRate: 0.619, falseNonMatchRate: 0.00383 },
  { score: -0.28, falseMatchRate: 0.471, falseNonMatchRate: 0.00575 },
  { score: -0.24, falseMatchRate: 0.331, falseNonMatchRate: 0.00959 },
  { score: -0.2, falseMatchRate: 0.214, falseNonMatchRate: 0.0153 },
  { score: -0.16, falseMatchRate: 0.124, falseNonMatchRate: 0.023 },
  { score: -0.12, falseMatchRate: 0.0639, falseNonMatchRate: 0.0326 },
  { score: -0.08, falseMatchRate: 0.0282, falseNonMatchRate: 0.0499 },
  { score: -0.04, falseMatchRate: 0.0108, falseNonMatchRate: 0.071 },
  { score: 0, falseMatchRate: 0.00406, falseNonMatchRate: 0.115 },
  { score: 0.04, falseMatchRate: 0.0014, falseNonMatchRate: 0.192 },
  { score: 0.08, falseMatchRate: 0.000308, falseNonMatchRate: 0.271 },
  { score: 0.12, falseMatchRate: 0.000205, falseNonMatchRate: 0.38 },
  { score: 0.16, falseMatchRate: 0.000127, falseNonMatchRate: 0.536 },
  { score: 0.2, falseMatchRate: 0.000104, falseNonMatchRate: 0.691 },
  { score: 0.24, falseMatchRate: 0.000104, falseNonMatchRate: 0.816 },
  { score: 0.28, falseMatchRate: 0.000104, falseNonMatchRate: 0.902 },
  { score: 0.32, falseMatchRate: 0.000104, falseNonMatchRate: 0.95 },
  { score: 0.36, falseMatchRate: 0.000104, falseNonMatchRate: 0.969 },
];
