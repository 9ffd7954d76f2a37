import { describe, expect, test } from "vitest";
import type { LabelMeaning } from "../fields/labels.ts";
import { parseValue, type ValueContext } from "./parse-value.ts";

const context: ValueContext = { dateOrder: "dmy", today: "2026-11-21", sexWords: {} };

function values(
  meaning: LabelMeaning,
  text: string,
  other: Partial<ValueContext> = {},
): Record<string, string> {
  const parsed = parseValue(meaning, text, { ...context, ...other });
  return Object.fromEntries(parsed.map(({ name, value }) => [name, value]));
}

describe("values in their form", () => {
  test.each<[LabelMeaning, string, Record<string, string>]>([
    ["surname", "ERIKSSON", { surname: "ERIKSSON" }],
    ["surname", "^MARTIN^", { surname: "MARTIN" }],
    ["surname", "1. MARTIN", { surname: "MARTIN" }],
    ["surname", "N0VAK", { surname: "NOVAK" }],
    ["given-names", "Maëlis-Gaëlle, Marie", { "given-names": "Maëlis-Gaëlle, Marie" }],
    ["full-name", "LIN, MEI-HUA", { "full-name": "LIN, MEI-HUA", surname: "LIN", "given-names": "MEI-HUA" }],
    ["full-name", "MUNIR FAISAL", { "full-name": "MUNIR FAISAL" }],
    ["sex", "F", { sex: "F" }],
    ["sex", "V/F", { sex: "F" }],
    ["sex", "E/M", { sex: "M" }],
    ["sex", "MOT/F", { sex: "F" }],
    ["nationality", "BRITISH CITIZEN", { nationality: "GBR" }],
    ["document-number", "AA 0000000", { "document-number": "AA0000000" }],
    ["document-number", "MO0000426", { "document-number": "M00000426" }],
    ["address", "44227 D0RTMUND, UFERSTR. 8", { address: "44227 DORTMUND, UFERSTR. 8" }],
    ["document-number", "N° 029067", { "document-number": "029067" }],
    ["personal-number", "695622/0612", { "personal-number": "695622/0612" }],
    ["place-of-birth", "PRAHA 1", { "place-of-birth": "PRAHA 1" }],
    ["birth", "14.07.1981 (Utopia city)", { "date-of-birth": "1981-07-14", "place-of-birth": "Utopia city" }],
    ["validity", "17.10.03-09.05.2013", { "date-of-issue": "2003-10-17", "date-of-expiry": "2013-05-09" }],
    ["vehicle-categories", "AM/A/A1/B1/B/BE", { "vehicle-categories": "AM/A/A1/B1/B/BE" }],
  ])("%s: %s", (meaning, text, expected) => {
    expect(values(meaning, text)).toEqual(expected);
  });

  test.each<[LabelMeaning, string]>([
    ["surname", "01.02.1990"],
    ["surname", "P<UTOERIKSSON<<ANNA"],
    ["sex", "F/M"],
    ["sex", "V"],
    ["sex", "160 cm"],
    ["nationality", "NARNIAN"],
    ["document-number", "12.08.1974"],
    ["document-number", "PASSPORT"],
    ["date-of-birth", "PRAHA 1"],
    ["date-of-expiry", "17.10.03-09.05.2013"],
    ["place-of-birth", "22.06.1969"],
    ["other", "ANYTHING"],
  ])("%s is nothing of %s", (meaning, text) => {
    expect(values(meaning, text)).toEqual({});
  });

  test("a document may have words of its own for the sexes", () => {
    expect(values("sex", "V", { sexWords: { V: "F" } })).toEqual({ sex: "F" });
  });
});
