import { describe, expect, test } from "vitest";
import { countryOfIcaoCode, isCountry } from "./country.ts";

describe("countries", () => {
  test.each([
    ["EST", "EE"],
    ["D", "DE"],
    ["GBR", "GB"],
    ["GBN", "GB"],
    ["RKS", "XK"],
    ["ROU", "RO"],
    ["UTO", "UTO"],
    ["XXA", "XXA"],
  ])("%s is %s", (code, country) => {
    expect(countryOfIcaoCode(code)).toBe(country);
  });

  test("only two capital letters of a country are a country", () => {
    expect(["EE", "GB", "XK"].every(isCountry)).toBe(true);
    expect(["ee", "EST", "ZZ", "UTO", ""].some(isCountry)).toBe(false);
  });
});
