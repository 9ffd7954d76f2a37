import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldName } from "#core/document/field.ts";
import { createSpecimen } from "#specimen/create-specimen.ts";
import { parseAamva } from "./parse-aamva.ts";

const head = "@\n\u001e\rANSI ";

/** A text as the standard lays it out; the offsets are right for one subfile. */
function licence(numbers: string, elements: readonly string[], tail = "\r"): string {
  const body = `DL${elements.join("\n")}${tail}`;
  const offset = String(head.length + numbers.length + 10).padStart(4, "0");
  return `${head}${numbers}DL${offset}${String(body.length).padStart(4, "0")}${body}`;
}

function valuesOf(text: string): Partial<Record<FieldName, string>> {
  const fields = parseAamva(text)?.fields ?? [];
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

const address2003 = ["DAG7 QUARRY LN", "DAIBEDROCK", "DAJVA", "DAK220420000  "];
const holder2003 = ["DBB02291988", "DBC2", "DBA02292032", "DBD11302024", "DAQB77-4411-9", ...address2003];
const read2003 = {
  "document-number": "B77-4411-9",
  "date-of-birth": "1988-02-29",
  "date-of-expiry": "2032-02-29",
  "date-of-issue": "2024-11-30",
  sex: "F",
  address: "7 QUARRY LN, BEDROCK, VA 22042",
  issuer: "USA",
};
const holder2000 = ["DAQ551022", "DBB19880229", "DBA20320229", "DBD20241130", "DBCF", "DARD   "];
const read2000 = {
  "document-number": "551022",
  "date-of-birth": "1988-02-29",
  "date-of-expiry": "2032-02-29",
  "date-of-issue": "2024-11-30",
  sex: "F",
  "vehicle-categories": "D",
};
const slate = { surname: "SLATE", "given-names": "PEBBLES ANN" };
const threeNames = ["DCSSLATE", "DDEN", "DACPEBBLES", "DDFN", "DADANN", "DDGT"];

describe("parseAamva", () => {
  test.each<[string, string, object]>([
    ["00", licence("6360100001", ["DAASLATE,PEBBLES,ANN", ...holder2000]), { ...read2000, ...slate }],
    ["01", licence("6360000101", ["DAASLATE,PEBBLES,ANN,JR", ...holder2000]), { ...read2000, ...slate }],
    ["02", licence("636000020001", ["DCSSLATE", "DCTPEBBLES,ANN", ...holder2003]), { ...read2003, ...slate }],
    ["03", licence("636000030001", ["DCSSLATE", "DCTPEBBLES ANN", ...holder2003]), { ...read2003, ...slate }],
    ...["04", "05", "06", "07", "08", "09", "10", "11", "14"].map((version): [string, string, object] => [
      version,
      licence(`636000${version}0001`, [...threeNames, "DCGUSA", ...holder2003]),
      { ...read2003, ...slate },
    ]),
  ])("version %s is read", (version, text, expected) => {
    expect(parseAamva(text)).toMatchObject({ version: Number(version), subfile: "DL" });
    expect(valuesOf(text)).toMatchObject(expected);
  });

  test("a licence tells its issuer, its fields with their source, and all of its elements", () => {
    const text = licence("636012090002", ["DAQN1-22", "DCSOTTER", "DXQ?", "DCGCAN"], "\rZOZOAred\nZOB\r");
    expect(parseAamva(text)).toMatchObject({
      issuerId: "636012",
      jurisdiction: "CA-ON",
      elements: { DAQ: "N1-22", DCS: "OTTER", DXQ: "?", DCG: "CAN", ZOA: "red", ZOB: "" },
      fields: [
        { name: "surname", value: "OTTER", raw: "OTTER", source: "barcode", confidence: 1, region: null },
        { name: "document-number", value: "N1-22" },
        { name: "issuer", value: "CAN" },
      ],
    });
  });

  test("what our own specimens carry is read in full", async () => {
    const { truth } = await createSpecimen({
      type: "driving-licence",
      side: "back",
      seed: 11,
      today: "2026-05-04",
    });
    const { fields } = truth;
    expect(valuesOf(truth.barcode ?? "")).toMatchObject({
      "document-number": fields.documentNumber,
      "date-of-birth": fields.dateOfBirth,
      "date-of-expiry": fields.dateOfExpiry,
      "date-of-issue": fields.dateOfIssue,
      sex: fields.sex,
      issuer: fields.issuer,
    });
  });

  test.each<[string, string[], string | undefined, string | undefined]>([
    ["commas and a suffix", ["DAAVAN ROCK,LEE,MAY,III"], "VAN ROCK", "LEE MAY"],
    ["commas with spaces and empty parts", ["DAAROCK, LEE , ,"], "ROCK", "LEE"],
    ["dollar signs", ["DAAROCK$LEE$MAY"], "ROCK", "LEE MAY"],
    ["at signs", ["DAAROCK@LEE@MAY@"], "ROCK", "LEE MAY"],
    ["a whole name beside its parts", ["DAAROCK,LEE", "DABROCK", "DACLEE", "DADMAY"], "ROCK", "LEE MAY"],
    ["a whole name beside empty parts", ["DAB", "DAC ", "DAD", "DAAROCK,LEE"], "ROCK", "LEE"],
    ["the surname of 2000 alone", ["DABROCK", "DAALEE"], "ROCK", undefined],
    ["given names in two forms", ["DCSROCK", "DCTLEE MAY", "DACLEE"], "ROCK", "LEE MAY"],
    ["given names twice", ["DCSROCK", "DACLEE MAY", "DADMAY"], "ROCK", "LEE MAY"],
    ["dollar signs among given names", ["DCSROCK", "DCTLEE$MAY$"], "ROCK", "LEE MAY"],
    ["no middle name, said so", ["DCSROCK", "DACLEE", "DADNONE"], "ROCK", "LEE"],
    ["no middle name, said otherwise", ["DCSROCK", "DACLEE", "DADNMN"], "ROCK", "LEE"],
    ["no given name", ["DCSROCK", "DACunavl", "DADN/A"], "ROCK", undefined],
    ["a surname that holds all", ["DCSROCK,LEE,MAY"], "ROCK", "LEE MAY"],
    ["two surnames and blanks", ["DCSROCK  PEBBLE   ", "DCTLEE   "], "ROCK PEBBLE", "LEE"],
  ])("names are read from %s", (_what, elements, surname, given) => {
    const values = valuesOf(licence("636045080001", ["DAQ1", ...elements]));
    expect([values.surname, values["given-names"]]).toEqual([surname, given]);
  });

  test("Pennsylvania's whole name has the surname last, and without commas others' is uncertain", () => {
    const elements = ["DAQ1", "DAALEE MAY ROCK"];
    expect(valuesOf(licence("6360250101", elements))).toMatchObject({
      surname: "ROCK",
      "given-names": "LEE MAY",
    });
    const other = parseAamva(licence("6360460101", elements))?.fields ?? [];
    expect(other).toMatchObject([
      { name: "surname", value: "LEE", confidence: 0.5 },
      { name: "given-names", value: "MAY ROCK", confidence: 0.5 },
      { name: "full-name", value: "LEE MAY ROCK" },
      { name: "document-number" },
      { name: "issuer" },
    ]);
  });

  test("one word is a full name and nothing else", () => {
    expect(valuesOf(licence("6360460101", ["DAQ1", "DAAMONONYM"]))).toEqual({
      "full-name": "MONONYM",
      "document-number": "1",
      issuer: "USA",
    });
  });

  const body = [...threeNames, ...holder2003].join("\n");
  test.each([
    ["wrong offsets", `${head}636000080001DL99990001DL${body}\r`],
    ["letters among the offsets", `${head}636000080001DLabcdDL${body}\r`],
    ["an offset of nought", `${head}636000080001DL00000123DL${body}\r`],
    ["no designator before the first element", `${head}636000080002DL00410123ZV01640010${body}\r`],
    ["a designator twice", `${head}636000080001DL00310123DLDL${body}\r`],
    ["a designator on a line of its own", `${head}636000080001DL00310123\nDL${body}`],
    ["no record separator", `@\nANSI 636000080001DL00310123DL${body}\r`],
    ["a byte order mark", `\ufeff${licence("636000080001", body.split("\n"))}`],
    ["characters lost before the file type", `6MANSI 636000080001DL00310123DL${body}`],
    ["no space after the file type", `@\n\u001e\rANSI636000080001DL00310123DL${body}`],
    ["the file type of 2000", `@\n\u001e\rAAMVA636000080001DL00310123DL${body}`],
    ["a misspelt file type", `@\n\u001e\rAMVAA636000080001DL00310123DL${body}`],
    ["carriage returns", `@\r\u001e\rANSI 636000080001DL00310123DL${body.replaceAll("\n", "\r")}`],
    ["Windows' line ends", `@\r\n\u001e\rANSI 636000080001DL00310123DL${body.replaceAll("\n", "\r\n")}`],
    ["bars", `@|\u001e|ANSI 636000080001DL00310123DL${body.replaceAll("\n", "|")}|`],
    ["escapes", `@\\n\\x1e\\rANSI 636000080001DL00310123DL${body.replaceAll("\n", "\\n")}\\r`],
    [
      "names of control characters",
      `@<LF><RS><CR>ANSI 636000080001DL00310123DL${body.replaceAll("\n", "<LF>")}`,
    ],
    ["small letters", licence("636000080001", body.split("\n")).toLowerCase()],
    ["a header that lost its first digit", `@\n\u001e\rANSI 36000080001DL00310123DL${body}`],
    ["no header", `${body}\n`],
    ["blank lines and indents", `${head}636000080001DL00310123DL\n\n  ${body.replaceAll("\n", "\n\n  ")}`],
  ])("a text with %s is read", (_fault, text) => {
    const values = valuesOf(text);
    const upper = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value.toUpperCase()]),
    );
    const { issuer: _issuer, ...expected } = { ...read2003, ...slate };
    expect(upper).toMatchObject(expected);
  });

  test("an identity card's designator is not taken for an element", () => {
    const text = `${head}636000080001ID00310123ID${["DAQ4", "DDAF", "DCSSLATE"].join("\n")}\r`;
    expect(parseAamva(text)).toMatchObject({ subfile: "ID", elements: { DAQ: "4", DDA: "F" } });
  });

  test("a jurisdiction's subfile without a separator before it is cut off", () => {
    const text = `${head}636000080002DL00410123ZV01640010DL${body}\nDDK1ZVZVAx\nZVBy\r`;
    expect(parseAamva(text)?.elements).toMatchObject({ DDK: "1", ZVA: "x", ZVB: "y" });
  });

  test("elements without any separators are told apart", () => {
    const text = `${head}636000080001DL00310123DL${body.replaceAll("\n", "")}`;
    const { issuer: _issuer, ...expected } = { ...read2003, ...slate };
    expect(valuesOf(text)).toMatchObject(expected);
    const spaced = "ANSI 636000080001DLDAQ12 DCSADDAMS DDEN DACDADE DDFN DBB02291988 DBC1 DCGUSA";
    expect(valuesOf(spaced)).toEqual({
      surname: "ADDAMS",
      "given-names": "DADE",
      "date-of-birth": "1988-02-29",
      sex: "M",
      "document-number": "12",
      issuer: "USA",
    });
  });

  test("what an element does not say is no field", () => {
    const text = licence("636000080001", [
      "DAQ9",
      "DCSSLATE",
      "DCANONE",
      "DBB00000000",
      "DBCU",
      "DAGNONE",
      "DCI",
    ]);
    expect(valuesOf(text)).toEqual({ "document-number": "9", surname: "SLATE", issuer: "USA" });
  });

  test("the residence stands in for a missing mailing address, and the birth place is read", () => {
    const old = ["DAQ9", "DALA 1", "DAM", "DANTOWN", "DAONC", "DAP27614-7307", "DCIPARIS", "DBK001020003"];
    expect(valuesOf(licence("6360040101", old))).toMatchObject({
      address: "A 1, TOWN, NC 27614-7307",
      "place-of-birth": "PARIS",
      "personal-number": "001020003",
    });
  });

  test.each([
    ["", null],
    ["M1DESMARAIS/LUC EABC123 YULFRAAC 0834 326J001A0025 100", null],
    ["%VAANYTOWN^DOE$JOHN^1 MAIN ST^?;636000123456=2912199012?", null],
    ["IDJFKAAQ2DL0BR1DN0OJBV1JFK MILITARY 0000", null],
    ["ANSI 636000080001", null],
    ["DAQ DCS and other letters that mean nothing", null],
    ["UTO<<ERIKSSON<<ANNA<MARIA", null],
  ])("%j is no licence", (text, expected) => {
    expect(parseAamva(text)).toBe(expected);
  });

  test("no text makes it throw, and fields are never empty", () => {
    const id = fc.constantFrom("DAA", "DAB", "DAC", "DAQ", "DBA", "DBB", "DBC", "DCS", "DCT", "DCG", "ZVA");
    const unit = fc.constantFrom(..."AZ09az ,$@|-/\\n\n\r\u001e\u0000É\ud83d\udc64");
    const anything = fc.string({ unit, maxLength: 20 });
    const element = fc.tuple(id, anything).map(([letters, text]) => `${letters}${text}\n`);
    const made = fc
      .tuple(
        fc.constantFrom("", "ANSI 6360", "AAMVA636014", head),
        fc.array(element, { maxLength: 14 }),
        anything,
      )
      .map(([start, elements, end]) => `${start}${elements.join("")}${end}`);
    fc.assert(
      fc.property(fc.oneof(made, anything), (text) => {
        expect(parseAamva(text)?.fields.some(({ value }) => value === "") ?? false).toBe(false);
      }),
    );
  });
});
