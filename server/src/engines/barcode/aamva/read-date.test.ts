import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDate } from "./read-date.ts";

describe("readDate", () => {
  test.each([
    ["02291988", "1988-02-29"],
    ["19880229", "1988-02-29"],
    ["19121019", "1912-10-19"],
    ["10121985", "1985-10-12"],
    ["12011930  ", "1930-12-01"],
    ["25121985", "1985-12-25"],
    ["2013-06-04 00:22:00.500000", "2013-06-04"],
    ["2031/05/08", "2031-05-08"],
    ["06-27-2019", "2019-06-27"],
    ["27/06/2019", "2019-06-27"],
    ["7/4/2019", "2019-07-04"],
    ["04-JUL-2019", "2019-07-04"],
    ["12319999", "9999-12-31"],
    ["02291987", null],
    ["00000000", null],
    ["99999999", null],
    ["NONE", null],
    ["0631985", null],
    ["", null],
  ])("%j is %j", (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  test("every day is read the same in both orders", () => {
    const day = fc.date({ min: new Date("1860-01-01"), max: new Date("2198-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (value) => {
        const date = value.toISOString().slice(0, 10);
        const [year = "", month = "", dayOfMonth = ""] = date.split("-");
        expect(readDate(year + month + dayOfMonth)).toBe(date);
        expect(readDate(month + dayOfMonth + year)).toBe(date);
      }),
    );
  });
});
