import type { AgeEstimate } from "#core/age/age.ts";

/** What both nets say of one face. */
export interface AgeReading {
  /** Ages by the Xception, one for each cut of the face. */
  readonly ages: readonly number[];
  /** Chances of each year of age by faceres, one list for each cut. */
  readonly distributions: readonly Float32Array[];
}

/** What a reading comes to before it is calibrated. */
export interface RawAge {
  readonly years: number;
  /** Standard deviation among the cuts: high where small changes of the picture matter. */
  readonly spread: number;
}

/** What was measured at an age: how far the estimate is off in the middle, and how far 68 of 100 at most. */
export interface AgeCalibrationPoint {
  readonly years: number;
  readonly correction: number;
  readonly deviation: number;
}

const topYears = 5;
/** The Xception's share in the mean, by the mean of both: faceres hardly ever says more than 60. */
const youngWeight = { years: 25, weight: 0.7 };
const oldWeight = { years: 60, weight: 0.9 };

/** Brings both nets together. Throws when a net said nothing. */
export function combine({ ages, distributions }: AgeReading): RawAge {
  const first = mean(ages);
  const second = ageOfDistribution(summed(distributions));
  const share = between((first + second) / 2, youngWeight, oldWeight);
  const years = share * first + (1 - share) * second;
  if (!Number.isFinite(years)) throw new Error("The nets told no age.");
  return { years, spread: Math.sqrt(mean(ages.map((age) => (age - first) ** 2))) };
}

/** The estimate with what the calibration knows of such ages. */
export function calibrate(raw: RawAge, calibration: readonly AgeCalibrationPoint[]): AgeEstimate {
  const years = Math.max(0, raw.years + interpolate(calibration, raw.years, "correction"));
  const stDev = interpolate(calibration, years, "deviation") * unsteadiness(raw.spread, years);
  return { years, stDev };
}

/** How much more, or less, than the usual the deviation is for this spread among the cuts: 0.85 to 2. */
export function unsteadiness(spread: number, years: number): number {
  const usual = 0.6;
  const relative = spread / (1 + 0.04 * years);
  return Math.min(2, Math.max(0.85, 1 + 0.3 * (relative - usual)));
}

/** The mean of the likeliest five years: the whole distribution has long tails that pull to the middle. */
function ageOfDistribution(chances: Float32Array): number {
  const likeliest = [...chances.keys()]
    .toSorted((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0))
    .slice(0, topYears);
  let weighted = 0;
  let total = 0;
  for (const year of likeliest) {
    weighted += (chances[year] ?? 0) * (year + 0.5);
    total += chances[year] ?? 0;
  }
  return weighted / total;
}

function summed(lists: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(lists[0]?.length ?? 0);
  for (const list of lists) for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (list[i] ?? 0);
  return sum;
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

type Anchor = typeof youngWeight;

function between(years: number, low: Anchor, high: Anchor): number {
  const share = Math.min(1, Math.max(0, (years - low.years) / (high.years - low.years)));
  return low.weight + share * (high.weight - low.weight);
}

/** Linear between the two nearest points (ascending by age), constant beyond the ends. */
export function interpolate(
  points: readonly AgeCalibrationPoint[],
  years: number,
  of: "correction" | "deviation",
): number {
  const after = points.findIndex((point) => point.years > years);
  const upper = points.at(after);
  const lower = points.at(after === -1 ? -1 : Math.max(0, after - 1));
  if (!lower || !upper) throw new Error("The calibration is empty.");
  if (lower.years === upper.years) return lower[of];
  const share = Math.max(0, (years - lower.years) / (upper.years - lower.years));
  return lower[of] + share * (upper[of] - lower[of]);
}
