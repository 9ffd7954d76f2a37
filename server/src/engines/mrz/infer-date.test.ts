import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { birthDate, expiryDate } from "./infer-date.ts";

const today = "2026-11-21";

describe("centuries", () => {
  test.each([
    ["261121", "2026-11-21"],
    ["261122", "1926-11-22"],
    ["740812", "1974-08-12"],
    ["000229", "2000-02-29"],
    ["990229", undefined],
    ["741301", undefined],
    ["740800", undefined],
    ["7408<<", undefined],
  ])("a birth on %s is %s", (text, date) => expect(birthDate(text, today)).toBe(date));

  test.each([
    ["120415", "2012-04-15"],
    ["351231", "2035-12-31"],
    ["760101", "1976-01-01"],
    ["750101", "2075-01-01"],
    ["<<<<<<", undefined],
  ])("an expiry on %s is %s", (text, date) => expect(expiryDate(text, today)).toBe(date));

  test("a birth is never after today and never more than a century before", () => {
    const day = fc.date({ min: new Date("1927-01-01"), max: new Date("2026-11-21"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(birthDate(text.slice(2).replaceAll("-", ""), today)).toBe(text);
      }),
    );
  });
});
