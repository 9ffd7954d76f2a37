import { expect, test } from "vitest";
import { countryCode, countryName } from "./country.ts";

test.each(["EE", "US", "XK", "ax", "zw"])("%s is a country", (code) => {
  expect(countryCode(code)).toBe(code.toUpperCase());
});

test.each(["", "E", "EST", "ZZ", "XX", "EU", "UK", "SU", "YU", "AN", "12", "É1"])("%j is none", (code) => {
  expect(countryCode(code)).toBeUndefined();
  expect(countryName(code)).toBeUndefined();
});

test("there are the 249 countries of ISO 3166-1, and Kosovo", () => {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const all = letters
    .flatMap((a) => letters.map((b) => countryCode(a + b)))
    .filter((code) => code !== undefined);
  expect(all).toHaveLength(250);
});

test("a country has an English name", () => {
  expect(countryName("ee")).toBe("Estonia");
});
