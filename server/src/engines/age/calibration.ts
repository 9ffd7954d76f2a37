import type { AgeCalibrationPoint } from "./postprocess.ts";

/** Written by bench/face-age-calibration.ts: 262 pictures of faces from UTKFace (tuning half), ages 1 to 110. */
export const calibration: readonly AgeCalibrationPoint[] = [
  { years: 0, correction: 0.52, deviation: 1.58 },
  { years: 5, correction: 0.71, deviation: 1.74 },
  { years: 10, correction: 0.38, deviation: 2.44 },
  { years: 15, correction: 0.27, deviation: 2.83 },
  { years: 20, correction: -0.35, deviation: 3.66 },
  { years: 25, correction: -0.42, deviation: 4.2 },
  { years: 30, correction: -0.36, deviation: 5.64 },
  { years: 40, correction: 0.11, deviation: 6.93 },
  { years: 50, correction: 0.47, deviation: 7.28 },
  { years: 60, correction: 0.79, deviation: 7.35 },
  { years: 70, correction: 1.29, deviation: 7.35 },
  { years: 85, correction: 2.02, deviation: 7.21 },
];
