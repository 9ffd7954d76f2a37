import { expect, test } from "vitest";
import { findDates } from "./find-dates.ts";

test.each([
  ["29/01/2021", ["2021-01-29"]],
  ["Fakturadatum 2026-03-05", ["2026-03-05"]],
  ["le 1er mars 2024", ["2024-03-01"]],
  ["1. Oktober 2026", ["2026-10-01"]],
  ["15 de mayo de 2026", ["2026-05-15"]],
  ["12 września 2026 r.", ["2026-09-12"]],
  ["20. 1. 2026", ["2026-01-20"]],
  ["Jul 27, 2011", ["2011-07-27"]],
  ["Jul27,2011", ["2011-07-27"]],
  ["March 3rd, 2026", ["2026-03-03"]],
  ["3rd of March 2026", ["2026-03-03"]],
  ["17-JUL-26", ["2026-07-17"]],
  ["14. kesäkuuta 2026", ["2026-06-14"]],
  ["04.05.26", ["2026-05-04", "2026-04-05"]],
  ["10/04/2026", ["2026-04-10", "2026-10-04"]],
  ["du 02 Juillet 2015", ["2015-07-02"]],
])("%s", (text, candidates) => {
  expect(findDates(text).map((mention) => mention.candidates)).toEqual([candidates]);
});

test.each([
  "31/02/2026",
  "45/45/2026",
  "1.234.567",
  "192.168.10.20",
  "12 eggs 2026",
  "Tel. 02.99.00.00.00",
  "00/00/0000",
  "FR 12 345 678",
])("%s is no date", (text) => {
  expect(findDates(text)).toEqual([]);
});

test("several in a line are told apart", () => {
  const dates = findDates("Période du 01.10.2025 au 30.09.2026").map(({ candidates }) => candidates.at(-1));
  expect(dates).toEqual(["2025-01-10", "2026-09-30"]);
});
