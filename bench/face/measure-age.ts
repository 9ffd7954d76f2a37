import { calibration } from "../../server/src/engines/age/calibration.ts";
import { calibrate, combine } from "../../server/src/engines/age/postprocess.ts";
import type { AgeChip } from "./age-chips.ts";
import { type Share, shareOf } from "./interval.ts";

const bands: Readonly<Record<string, readonly [from: number, to: number]>> = {
  all: [0, 200],
  "0-12": [0, 12],
  "13-17": [13, 17],
  "18-25": [18, 25],
  "13-25": [13, 25],
  "26-60": [26, 60],
  "61+": [61, 200],
};
const gates = [18, 21, 23, 25, 28, 30];

/** How far estimates are off, and how often the truth lies within one and two standard deviations. */
export interface BandFigures {
  readonly count: number;
  readonly meanAbsoluteError: number;
  /** Standard error of the mean absolute error. */
  readonly standardError: number;
  readonly meanStDev: number;
  readonly withinOne: Share;
  readonly withinTwo: Share;
}

/** What a gate at a wanted age lets through and turns away. */
export interface GateFigures {
  /** People of 10 to 17 who pass. */
  readonly minorsPassing: Share;
  /** People of 25 to 60 who do not. */
  readonly adultsFailing: Share;
}

/** Figures by band of the true age, and for gates. */
export interface AgeFigures {
  readonly bands: Readonly<Record<string, BandFigures>>;
  readonly gates: Readonly<Record<string, GateFigures>>;
}

interface Estimated {
  readonly truth: number;
  readonly years: number;
  readonly stDev: number;
}

/** Measures the calibrated estimates of pictures whose ages are known. */
export function measureAge(chips: readonly AgeChip[]): AgeFigures {
  const estimated = chips.map(({ reading, years }) => ({
    truth: years,
    ...calibrate(combine(reading), calibration),
  }));
  const within = ([from, to]: readonly [number, number]) =>
    estimated.filter(({ truth }) => truth >= from && truth <= to);
  return {
    bands: Object.fromEntries(Object.entries(bands).map(([name, range]) => [name, figuresOf(within(range))])),
    gates: Object.fromEntries(
      gates.map((gate) => {
        const [minors, adults] = [within([10, 17]), within([25, 60])];
        const passing = minors.filter(({ years }) => years >= gate).length;
        const failing = adults.filter(({ years }) => years < gate).length;
        return [
          gate,
          {
            minorsPassing: shareOf(passing, minors.length),
            adultsFailing: shareOf(failing, adults.length),
          },
        ];
      }),
    ),
  };
}

function figuresOf(estimated: readonly Estimated[]): BandFigures {
  const errors = estimated.map(({ truth, years }) => Math.abs(truth - years));
  const meanAbsoluteError = mean(errors);
  const variance = mean(errors.map((error) => (error - meanAbsoluteError) ** 2));
  const within = (factor: number) =>
    estimated.filter(({ truth, years, stDev }) => Math.abs(truth - years) <= factor * stDev).length;
  return {
    count: errors.length,
    meanAbsoluteError,
    standardError: Math.sqrt(variance / Math.max(1, errors.length - 1)),
    meanStDev: mean(estimated.map(({ stDev }) => stDev)),
    withinOne: shareOf(within(1), errors.length),
    withinTwo: shareOf(within(2), errors.length),
  };
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
