import { expect, test } from "vitest";
import { issuerOfLetters, issuerOfNumber } from "./issuers.ts";

test.each([
  ["636000", "USA", "US-VA"],
  ["636014", "USA", "US-CA"],
  ["636043", "USA", "US-DC"],
  ["604431", "USA", "US-PR"],
  ["636012", "CAN", "CA-ON"],
  ["604428", "CAN", "CA-QC"],
  ["604434", "CAN", "CA-NT"],
  ["636056", "MEX", "MX-COA"],
  ["636027", "USA", null],
])("%s is of %s, %s", (number, country, jurisdiction) => {
  expect(issuerOfNumber(number)).toEqual({ country, jurisdiction });
});

test("fifty states, the district, five territories and thirteen Canadian jurisdictions have one number each", () => {
  const numbers = Array.from({ length: 10_000 }, (_, i) => [`636${i}`, `604${i}`])
    .flat()
    .concat(Array.from({ length: 1000 }, (_, i) => `636${String(i).padStart(3, "0")}`));
  const found = new Set(numbers.flatMap((number) => issuerOfNumber(number)?.jurisdiction ?? []));
  const of = (country: string) =>
    [...found].filter((jurisdiction) => jurisdiction.startsWith(country)).length;
  expect([of("US-"), of("CA-"), of("MX-")]).toEqual([56, 13, 2]);
});

test("a number or letters that nobody has are of nobody", () => {
  expect(issuerOfNumber("636999")).toBeUndefined();
  expect(issuerOfLetters("ZZ")).toBeUndefined();
  expect(issuerOfLetters("AB")).toEqual({ country: "CAN", jurisdiction: "CA-AB" });
});
