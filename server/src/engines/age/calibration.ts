import type { AgeCalibrationPoint } from "./postprocess.ts";

/** Written by bench/face-age-calibration.ts: 262 pictures of faces from UTKFace (tuning half), ages 1 to 110. */
export const calibration: readonly AgeCalibrationPoint[] = [
  { years: 0, correction: 0.43, deviation: 1.62 },
  { years: 5, correction: 0.66, deviation: 2.07 },
  { years: 10, correction: 0.53, deviation: 2.7 },
  { years: 15, correction: 0, deviation: 3.07 },
  { years: 20, correction: -0.24, deviation: 3.7 },
  { years: 25, correction: -0.5, deviation: 4.79 },
  { years: 30, correction: -0.23, deviation: 5.99 },
  { years: 40, correction: 0.02, deviation: 7.66 },
  { years: 50, correction: 0.37, deviation: 7.91 },
  { years: 60, correction: 0.55, deviation: 7.77 },
  { years: 70, correction: 0.91, deviation: 7.77 },
  { years: 85, correction: 1.82, deviation: 6.99 },
];
