import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DateContext, findDates } from "./dates.ts";

const today = "2026-11-21";
const birth: DateContext = { order: "dmy", kind: "birth", today };
const expiry: DateContext = { order: "dmy", kind: "expiry", today };

function dateIn(text: string, context: DateContext = birth): string | undefined {
  return findDates(text, context)[0]?.value;
}

describe("dates in the forms that documents print", () => {
  test.each([
    ["12.08.1974", "1974-08-12"],
    ["12.12.1982.", "1982-12-12"],
    ["12/08/74", "1974-08-12"],
    ["01-04-2011", "2011-04-01"],
    ["1960-02-08", "1960-02-08"],
    ["23 11 1959", "1959-11-23"],
    ["01 01 03", "2003-01-01"],
    ["12 AUG 1974", "1974-08-12"],
    ["12AUG1974", "1974-08-12"],
    ["12 AUG/AOUT 74", "1974-08-12"],
    ["12AUG/AOUT74", "1974-08-12"],
    ["20 MAY /MAI 95", "1995-05-20"],
    ["19 OKT/OCT 1971", "1971-10-19"],
    ["12 DES /DEC 12", "2012-12-12"],
    ["02 JULY/JUIL 58", "1958-07-02"],
    ["04 SEPT/SEPT 14", "2014-09-04"],
    ["01 MÁR/MAR 12", "2012-03-01"],
    ["12 AUGUST/AGO 74", "1974-08-12"],
    ["24 CEP/AUG 91", "1991-08-24"],
    ["2512.1982", "1982-12-25"],
    ["10DEC/DIC 91", "1991-12-10"],
    ["August 12, 1974", "1974-08-12"],
    ["5. května 1980", "1980-05-05"],
    ["14.07.1981 (Utopia city)", "1981-07-14"],
  ])("%s is %s", (text, date) => {
    expect(dateIn(text)).toBe(date);
  });

  test.each([
    ["O1.O2.1990", "1990-02-01"],
    ["0I.12.I990", "1990-12-01"],
    ["12 0CT 1990", "1990-10-12"],
  ])("letters taken for digits are mended, and are less certain: %s", (text, date) => {
    expect(dateIn(text)).toBe(date);
  });

  test.each([
    "31.02.1990",
    "1.13.199",
    "12345",
    "UNBEFRISTET",
    "12 FOO 1990",
    "01.01.2999",
    "01.01.1850",
    "",
  ])("%j is none", (text) => {
    expect(dateIn(text)).toBeUndefined();
  });

  test("Americans put the month first, and a day that cannot be a month is one anyway", () => {
    expect(dateIn("02/01/1957", { ...birth, order: "mdy" })).toBe("1957-02-01");
    expect(dateIn("02/01/1957")).toBe("1957-01-02");
    expect(findDates("06 17 70", birth)[0]).toMatchObject({ value: "1970-06-17", certainty: 0.8 });
  });

  test("two digits of a year are past in a birth and near in an expiry", () => {
    expect(dateIn("15.04.30")).toBe("1930-04-15");
    expect(dateIn("15.04.30", expiry)).toBe("2030-04-15");
    expect(dateIn("15.04.98", expiry)).toBe("1998-04-15");
  });

  test("a period has two", () => {
    const values = findDates("17.10.03-09.05.2013", expiry).map(({ value }) => value);
    expect(values).toEqual(["2003-10-17", "2013-05-09"]);
  });

  test("every day of a century is read back in every form", () => {
    const day = fc.date({ min: new Date("1930-01-01"), max: new Date("2026-01-01"), noInvalidDate: true });
    const months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
    fc.assert(
      fc.property(day, (date) => {
        const value = date.toISOString().slice(0, 10);
        const [y = "", m = "", d = ""] = value.split("-");
        const name = months[Number(m) - 1] ?? "";
        const written = [
          value,
          `${d}.${m}.${y}`,
          `${d} ${name} ${y}`,
          `${d} ${name}/${name} ${y}`,
          `${d}${m}${y}`,
        ];
        return written.every((text) => dateIn(text) === value);
      }),
    );
  });
});
