import { describe, expect, test } from "vitest";
import { countryNames, icaoCodeOfName, isIcaoCode } from "./country-names.ts";

describe("names of states", () => {
  test.each([
    ["GBR", "GBR"],
    ["BRITISH CITIZEN", "GBR"],
    ["POLSKIE /POLISH", "POL"],
    ["CANADIAN/CANADIENNE", "CAN"],
    ["Nederlandse", "NLD"],
    ["SVENSK/SWE", "SWE"],
    ["TC/TUR", "TUR"],
    ["ČESKÁ REPUBLIKA / CZECH REPUBLIC", "CZE"],
    ["CESKAREPUBLIKA", "CZE"],
    ["Deutsch", "D"],
    ["DEU", "D"],
    ["D", "D"],
    ["UTOPIAN", "UTO"],
    ["REPUBLIC OF CHINA", "TWN"],
    ["Türkiye", "TUR"],
    ["Côte d’Ivoire", "CIV"],
    ["stateless", "XXA"],
  ])("%s is %s", (text, code) => {
    expect(icaoCodeOfName(text)).toBe(code);
  });

  test.each(["", "NARNIA", "F", "DE", "ERIKSSON", "12"])("%j is none", (text) => {
    expect(icaoCodeOfName(text)).toBeUndefined();
  });

  test("every code that a name stands for exists", () => {
    expect([...countryNames().values()].filter((code) => !isIcaoCode(code))).toEqual([]);
  });

  test("every country has a name", () => {
    expect(new Set(countryNames().values()).size).toBeGreaterThan(240);
  });
});
