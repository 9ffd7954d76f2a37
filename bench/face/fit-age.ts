import {
  type AgeCalibrationPoint,
  combine,
  interpolate,
  type RawAge,
  unsteadiness,
} from "../../server/src/engines/age/postprocess.ts";
import type { AgeChip } from "./age-chips.ts";

const knots = [0, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 85];
const withinOne = 0.6827;
/** Too narrow a deviation is the worse error, so it is drawn for as many more as one standard error of the sample. */
const standardErrors = 1;
/** As many pictures' worth of belief that there is nothing to correct. */
const reluctance = 8;

interface Sample {
  readonly raw: RawAge;
  readonly years: number;
}

interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/**
 * Fits a calibration: at each knot the median error of the pictures around it, drawn towards none, and the width within
 * which 68 of 100 lie, and as many more as the sample may be off. Widths come from corrections that did not know the picture (leave one out).
 */
export function fitAge(chips: readonly AgeChip[]): readonly AgeCalibrationPoint[] {
  const samples = chips.map(({ reading, years }) => ({ raw: combine(reading), years }));
  const corrections = correctionsOf(samples);
  const unseen = samples.map((sample) => {
    const others = correctionsOf(samples.filter((other) => other !== sample));
    const years = sample.raw.years + interpolate(others, sample.raw.years, "correction");
    return { years, error: Math.abs(sample.years - years) / unsteadiness(sample.raw.spread, years) };
  });
  const doubt = Math.sqrt((withinOne * (1 - withinOne)) / samples.length);
  const wanted = withinOne + standardErrors * doubt;
  return corrections.map((point) => {
    const weighted = unseen.map(({ years, error }) => ({
      value: error,
      weight: closeness(years, point.years, 5),
    }));
    return {
      years: point.years,
      correction: rounded(point.correction),
      deviation: rounded(quantile(weighted, wanted)),
    };
  });
}

function correctionsOf(samples: readonly Sample[]): readonly AgeCalibrationPoint[] {
  return knots.map((knot) => {
    const weighted = samples.map(({ raw, years }) => ({
      value: years - raw.years,
      weight: closeness(raw.years, knot, 4),
    }));
    const count = total(weighted);
    return {
      years: knot,
      correction: (quantile(weighted, 0.5) * count) / (count + reluctance),
      deviation: 0,
    };
  });
}

/** A bell whose width grows with the age: errors change slower there, and pictures are fewer. */
function closeness(years: number, knot: number, width: number): number {
  return Math.exp(-0.5 * ((years - knot) / (width + 0.1 * knot)) ** 2);
}

function quantile(weighted: readonly Weighted[], share: number): number {
  const wanted = total(weighted) * share;
  let sum = 0;
  for (const { value, weight } of weighted.toSorted((a, b) => a.value - b.value)) {
    sum += weight;
    if (sum >= wanted) return value;
  }
  throw new Error("There is nothing to fit.");
}

function total(weighted: readonly Weighted[]): number {
  let sum = 0;
  for (const { weight } of weighted) sum += weight;
  return sum;
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
