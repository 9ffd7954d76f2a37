import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkFreshness, isCalendarDate, parseTimestamp } from "./timestamp.ts";

test.each([
  ["2018-04-18T11:02:05.261Z", "2018-04-18T11:02:05.261Z"],
  ["2018-04-18T11:02:05Z", "2018-04-18T11:02:05.000Z"],
  ["2018-04-18T11:02:5Z", "2018-04-18T11:02:05.000Z"],
  ["2018-04-18T11:02:05+03:00", "2018-04-18T08:02:05.000Z"],
  ["2018-04-18T11:02:05-0330", "2018-04-18T14:32:05.000Z"],
  ["2018-04-18T11:02:05+03", "2018-04-18T08:02:05.000Z"],
  ["2026-09-06T21:11:48.476108Z", "2026-09-06T21:11:48.476Z"],
])("%s is %s", (text, expected) => {
  const at = parseTimestamp(text);
  expect(at === undefined ? at : new Date(at).toISOString()).toBe(expected);
});

test.each([
  "",
  "now",
  "1524049325",
  "2018-04-18",
  "2018-04-18 11:02:05Z",
  "2018-04-18T11:02:05",
  "2018-04-18T11:02Z",
  "2018-13-18T11:02:05Z",
  "2018-02-30T11:02:05Z",
  "2018-04-18T24:02:05Z",
  "2018-04-18T11:60:05Z",
  "2018-04-18T11:02:05+19:00",
  "2018-04-18T11:02:05Zz",
])("%j is in another format", (text) => {
  expect(() => checkFreshness(text, new Date("2018-04-18T11:02:05Z"))).toThrow(
    expect.objectContaining({ code: 1202 }),
  );
});

test("what Date prints is read as the same instant", () => {
  const years = { min: new Date("1970-01-01"), max: new Date("2999-12-31"), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(years), (date) => {
      expect(parseTimestamp(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test("an hour is young enough, a millisecond more is not", () => {
  const now = new Date("2018-04-18T12:00:00.000Z");
  expect(() => checkFreshness("2018-04-18T11:00:00.000Z", now)).not.toThrow();
  expect(() => checkFreshness("2018-04-18T10:59:59.999Z", now)).toThrow(
    expect.objectContaining({ code: 1201 }),
  );
});

test.each([
  ["2000-02-29", true],
  ["1900-02-29", false],
  ["2001-04-31", false],
  ["01-02-2000", false],
  ["2000-1-1", false],
])("%s is a date: %s", (text, expected) => {
  expect(isCalendarDate(text)).toBe(expected);
});
