import type { AgeEstimate } from "#core/age/age.ts";
import { type AgeLimit, isOnWantedSide } from "#core/age/judge-age.ts";
import { Refusal } from "./errors.ts";

/** An age as Yoti tells it: with one decimal. */
export function ageBody(age: AgeEstimate | undefined) {
  if (!age || !Number.isFinite(age.years)) throw new Refusal("FAIL_PREDICTION", "Age distribution is empty.");
  if (!Number.isFinite(age.stDev)) throw new Refusal("FAIL_PREDICTION", "Standard deviation is empty.");
  return { age: toTenths(age.years), st_dev: toTenths(age.stDev) };
}

/** What is told of an age that was only asked to be above or below another: judged by what `ageBody` would tell. */
export function ageCheckBody(age: AgeEstimate | undefined, limit: AgeLimit) {
  const told = ageBody(age);
  const isPassed = isOnWantedSide({ years: told.age, stDev: told.st_dev }, limit);
  return { age_check: isPassed ? "pass" : "fail" };
}

function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}
