import type { SearchCalibration } from "./search-rates.ts";

/**
 * Written by bench/face-search-calibration.ts: 227890 pairs of two of 534 people, photo against photo, of LFW's first
 * fold and UTKFace (tuning half).
 */
export const searchCalibration: SearchCalibration = {
  points: [
    { score: -0.22, falseMatchRate: 0.192 },
    { score: -0.2, falseMatchRate: 0.149 },
    { score: -0.18, falseMatchRate: 0.113 },
    { score: -0.16, falseMatchRate: 0.0825 },
    { score: -0.14, falseMatchRate: 0.0591 },
    { score: -0.12, falseMatchRate: 0.0416 },
    { score: -0.1, falseMatchRate: 0.028 },
    { score: -0.08, falseMatchRate: 0.0185 },
    { score: -0.06, falseMatchRate: 0.0119 },
    { score: -0.04, falseMatchRate: 0.0074 },
    { score: -0.02, falseMatchRate: 0.00478 },
    { score: 0, falseMatchRate: 0.00294 },
    { score: 0.02, falseMatchRate: 0.00172 },
    { score: 0.04, falseMatchRate: 0.00115 },
    { score: 0.06, falseMatchRate: 0.000585 },
    { score: 0.08, falseMatchRate: 0.000383 },
    { score: 0.1, falseMatchRate: 0.000231 },
    { score: 0.12, falseMatchRate: 0.000161 },
    { score: 0.14, falseMatchRate: 0.0000907 },
    { score: 0.16, falseMatchRate: 0.0000652 },
    { score: 0.18, falseMatchRate: 0.0000352 },
    { score: 0.2, falseMatchRate: 0.000027 },
  ],
  slope: -28.3,
};
