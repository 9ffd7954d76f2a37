import { expect, test } from "vitest";
import { ageBody, ageCheckBody } from "./age-body.ts";
import { spoofBody } from "./spoof-body.ts";

test("ages and deviations have one decimal", () => {
  expect(ageBody({ years: 25.149, stDev: 3.45 })).toEqual({ age: 25.1, st_dev: 3.5 });
  expect(ageBody({ years: 18, stDev: 3 })).toEqual({ age: 18, st_dev: 3 });
});

test("what is judged is the age as it would be told", () => {
  const age = { years: 24.96, stDev: 4 };
  expect(ageCheckBody(age, { years: 25, isOver: true })).toEqual({ age_check: "pass" });
  expect(ageCheckBody(age, { years: 25, isOver: false })).toEqual({ age_check: "fail" });
});

test("no age, no deviation and no prediction are failures of the models", () => {
  expect(() => ageBody(undefined)).toThrow("Age distribution is empty.");
  expect(() => ageBody({ years: Number.NaN, stDev: 1 })).toThrow("Age distribution is empty.");
  expect(() => ageBody({ years: 30, stDev: Number.NaN })).toThrow("Standard deviation is empty.");
  expect(() => spoofBody(undefined)).toThrow("Antispoofing prediction failed.");
});
