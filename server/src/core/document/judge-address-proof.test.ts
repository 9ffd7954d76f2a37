import { describe, expect, test } from "vitest";
import { comparePrintedName } from "./compare-printed-name.ts";
import { type AddressProofExpectation, judgeAddressProof } from "./judge-address-proof.ts";
import type { AddressProofField, AddressProofReading, PdfForensics } from "./proof-of-address.ts";

const clean: PdfForensics = {
  ...{ producer: "Bill Writer 4", creator: null, createdAt: null, modifiedAt: null },
  ...{ incrementalUpdates: 0, hasSignature: false, overlaidTexts: 0, hiddenTexts: 0 },
  ...{ annotationTexts: 0, strayFonts: [], isFromEditor: false, hasScript: false },
};

function read(
  fields: Partial<Record<AddressProofField["name"], string>>,
  forensics: PdfForensics | null = clean,
): AddressProofReading {
  return {
    ...{ kind: "utility-bill", source: "text-layer", pages: 1, models: [], forensics },
    fields: Object.entries(fields).map(([name, value]) => ({
      name: name as AddressProofField["name"],
      ...{ value, raw: value, confidence: 1, page: 1 },
    })),
  };
}

const whole = {
  "full-name": "Mr Jan Example",
  address: "12 High Street, Anytown, PA 18062",
  issuer: "Anytown Power Inc.",
  "date-of-issue": "2026-10-01",
};
const expected: AddressProofExpectation = {
  ...{ name: "Jan Example", address: "12 High St, Anytown PA 18062" },
  ...{ today: "2026-11-21", maxAgeMonths: 3 },
};

describe("a proof of address", () => {
  test("passes when name, address, age and issuer are right and nothing was tampered with", () => {
    expect(judgeAddressProof(read(whole), expected)).toMatchObject({
      ...{ verdict: "pass", name: "same", address: { result: "same" }, age: "recent" },
      ...{ issuer: "found", cues: [] },
    });
  });

  test.each([
    ["another name", { ...whole, "full-name": "Jane Other" }, { name: "different" }],
    [
      "another house",
      { ...whole, address: "14 High Street, Anytown, PA 18062" },
      { address: { result: "different" } },
    ],
    ["its age", { ...whole, "date-of-issue": "2026-08-20" }, { age: "too-old" }],
  ])("fails for %s", (_what, fields, told) => {
    expect(judgeAddressProof(read(fields), expected)).toMatchObject({ verdict: "fail", ...told });
  });

  test.each([
    ["an initial", { ...whole, "full-name": "J. Example" }, { name: "partly" }],
    ["no name", { ...whole, "full-name": undefined }, { name: "not-read" }],
    ["no issuer", { ...whole, issuer: undefined }, { issuer: "not-read" }],
    ["a date to come", { ...whole, "date-of-issue": "2026-11-22" }, { age: "in-the-future" }],
    ["no date", { ...whole, "date-of-issue": undefined }, { age: "not-read" }],
  ])("is unsure with %s", (_what, fields, told) => {
    const defined = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    expect(judgeAddressProof(read(defined), expected)).toMatchObject({ verdict: "unsure", ...told });
  });

  test.each([
    ["made-with-an-editor", { isFromEditor: true }],
    ["changed-after-signing-or-writing", { incrementalUpdates: 1 }],
    ["changed-after-signing-or-writing", { incrementalUpdates: 2, hasSignature: true }],
    ["text-over-text", { overlaidTexts: 1 }],
    ["text-hidden", { hiddenTexts: 1 }],
    ["text-added-as-annotation", { annotationTexts: 1 }],
    ["stray-font", { strayFonts: ["Arial"] }],
  ])("is unsure, never failed, by the cue %s", (cue, forensics) => {
    const judged = judgeAddressProof(read(whole, { ...clean, ...forensics }), expected);
    expect(judged).toMatchObject({ verdict: "unsure", cues: [cue] });
  });

  test("may have been signed once after it was written", () => {
    const signed = { ...clean, incrementalUpdates: 1, hasSignature: true };
    expect(judgeAddressProof(read(whole, signed), expected).verdict).toBe("pass");
  });

  test("proves the address of the supply as well as that of the letter", () => {
    const fields = { ...whole, address: "PO Box 9, Otherton, PA 18001", "service-address": whole.address };
    expect(judgeAddressProof(read(fields), expected).address).toMatchObject({ result: "same" });
  });

  test.each([
    ["2026-08-31", "2026-11-30", 3, "recent"],
    ["2026-02-28", "2026-05-31", 3, "recent"],
    ["2026-02-27", "2026-05-31", 3, "too-old"],
    ["2025-12-15", "2026-01-15", 1, "recent"],
    ["2025-12-14", "2026-01-15", 1, "too-old"],
  ])("of %s is on %s, with %i months allowed, %s", (issued, today, maxAgeMonths, age) => {
    const fields = { ...whole, "date-of-issue": issued };
    expect(judgeAddressProof(read(fields), { ...expected, today, maxAgeMonths }).age).toBe(age);
  });
});

describe("names on letters", () => {
  test.each([
    ["John Doe", "JOHN DOE", "same"],
    ["John Doe", "MR JOHN DOE", "same"],
    ["John Doe", "JOHNDOE", "same"],
    ["John Doe", "Doe John", "same"],
    ["Jürgen Müller", "Herrn Juergen Mueller", "same"],
    ["John Doe", "Mr & Mrs John and Jane Doe", "same"],
    ["John Doe", "MRJOHNDOE", "same"],
    ["Aoife Ní Bhriain", "Aoife N i Bhriain", "same"],
    ["Ole Bjørnstad", "OLE BJORNSTAD", "same"],
    ["Małgorzata Żak", "Matgorzata Zak", "partly"],
    ["John Doe", "J. Doe", "partly"],
    ["John Doe", "Jane Doe", "different"],
    ["John Doe", "Johnny Cash", "different"],
    ["John Doe", "Doe", "different"],
    ["John Doe", "", "different"],
  ])("%s and %s: %s", (a, b, result) => {
    expect(comparePrintedName(a, b)).toBe(result);
  });
});
