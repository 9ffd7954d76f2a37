import { describe, expect, test } from "vitest";
import type { Quad } from "#core/media/image.ts";
import { fieldsOfMrz } from "./fields-of-mrz.ts";
import { mrzFieldRanges } from "./mrz-field-ranges.ts";
import type { MrzReading } from "./mrz.ts";

const lines = [
  "I<UTOD23145890<7349<<<<<<<<<<<",
  "3407127M9507122UTO<<<<<<<<<<<2",
  "STEVENSON<<PETER<JOHN<<<<<<<<<",
];

/** A line 300 wide and 20 high, so that a column is 10 wide. */
function lineRegion(top: number): Quad {
  return [
    { x: 100, y: top },
    { x: 400, y: top },
    { x: 400, y: top + 20 },
    { x: 100, y: top + 20 },
  ];
}

const reading: MrzReading = {
  format: "TD1",
  lines,
  rawLines: lines,
  corrections: [],
  repair: null,
  confidence: 0.98,
  fields: {
    documentCode: "I",
    issuer: "UTO",
    documentNumber: "D23145890734",
    surname: "STEVENSON",
    givenNames: "PETER JOHN",
    nationality: "UTO",
    dateOfBirth: "1934-07-12",
    sex: "M",
    dateOfExpiry: undefined,
    optional: "",
  },
  fieldConfidences: { surname: 0.9, documentNumber: 0.8 },
  checkDigits: [],
  region: lineRegion(0),
  lineRegions: [lineRegion(0), lineRegion(30), lineRegion(60)],
  print: null,
};
const fieldOf = (name: string) => fieldsOfMrz(reading).find((field) => field.name === name);

describe("the zone's fields", () => {
  test("each has its value, how it stands there, and how sure it is", () => {
    expect(fieldOf("given-names")).toMatchObject({ value: "PETER JOHN", raw: "PETER<JOHN", source: "mrz" });
    expect(fieldOf("surname")).toMatchObject({ value: "STEVENSON", confidence: 0.9 });
    expect(fieldOf("date-of-birth")).toMatchObject({ value: "1934-07-12", raw: "340712" });
  });

  test("a field's region is that of its own characters, without the fillers behind them", () => {
    expect(fieldOf("given-names")?.region).toEqual([
      { x: 210, y: 60 },
      { x: 310, y: 60 },
      { x: 310, y: 80 },
      { x: 210, y: 80 },
    ]);
  });

  test("a long number's region runs on into the optional field", () => {
    expect(fieldOf("document-number")).toMatchObject({ value: "D23145890734", raw: "D23145890<734" });
    expect(fieldOf("document-number")?.region?.map(({ x }) => x)).toEqual([150, 280, 280, 150]);
  });

  test("what is empty, no date or no code of a state is no field", () => {
    expect(fieldOf("date-of-expiry")).toBeUndefined();
    expect(fieldOf("personal-number")).toBeUndefined();
    const odd = { ...reading, fields: { ...reading.fields, nationality: "132" } };
    expect(fieldsOfMrz(odd).some((field) => field.name === "nationality")).toBe(false);
  });
});

describe("where fields stand", () => {
  test("a surname that fills its slot leaves no given names", () => {
    const full = [lines[0] ?? "", lines[1] ?? "", "PAPANDROPOULOSVERYLONGINDEEDXX"];
    expect(mrzFieldRanges("TD1", full).givenNames).toEqual([]);
    expect(mrzFieldRanges("TD1", full).surname).toEqual([[2, 0, 30]]);
  });

  test("France's card keeps the names apart, on both lines", () => {
    const card = ["IDFRAMARTINEAU<<<<<<<<<<<<<<<<750026", "0404751000427ELISE<<CLAIRE<7503142F8"];
    expect(mrzFieldRanges("FR-ID", card)).toMatchObject({
      surname: [[0, 5, 30]],
      givenNames: [[1, 13, 27]],
      documentNumber: [[1, 0, 12]],
      dateOfExpiry: [],
    });
  });
});
