import { describe, expect, test } from "vitest";
import type { MediaId } from "#core/media/media.ts";
import { compareFields } from "./compare-fields.ts";
import { consistencyMatrix } from "./consistency.ts";
import type { EvidencedField } from "./field.ts";

describe("two readings of a field", () => {
  test.each([
    ["document-number", "X1234567", "X 123.456-7", "same"],
    ["document-number", "XO234567", "X0234567", "similar"],
    ["document-number", "X1234567", "X1234568", "different"],
    ["personal-number", "880101-1234", "8801011234", "same"],
    ["personal-number", "8801011234", "1234", "same"],
    ["surname", "Müller", "MUELLER", "same"],
    ["surname", "Müller", "MULLER", "same"],
    ["surname", "ERIKSSON", "ERIKSS0N", "similar"],
    ["surname", "ERIKSSON", "ERIKSON", "similar"],
    ["surname", "ERIKSSON", "NILSSON", "different"],
    ["surname", "LI", "LU", "different"],
    ["given-names", "ANNA MARIA", "ANNA", "same"],
    ["date-of-birth", "1990-01-02", "1990-01-02", "same"],
    ["date-of-birth", "1990-01-02", "1990-02-01", "different"],
    ["place-of-birth", "ZENITH", "Zenith, Utopia", "same"],
    ["place-of-birth", "ZENITH", "AMAUROT", "similar"],
  ] as const)("%s %j and %j are %s", (name, a, b, agreement) => {
    expect(compareFields(name, a, b)).toBe(agreement);
    expect(compareFields(name, b, a)).toBe(agreement);
  });
});

describe("the matrix", () => {
  const field = (source: EvidencedField["source"], value: string, confidence = 1): EvidencedField => ({
    ...{ name: "surname", value, raw: value, source, confidence, region: null },
    mediaId: "m" as MediaId,
  });

  test("tells the worst agreement between any two sources", () => {
    const read = [field("mrz", "ERIKSSON"), field("print", "ERIKSSON"), field("barcode", "NILSSON")];
    expect(consistencyMatrix(read, 0.8)).toEqual([
      { name: "surname", readings: read, agreement: "different" },
    ]);
  });

  test("shows what was read doubtfully and does not compare it", () => {
    const read = [field("mrz", "ERIKSSON"), field("print", "NILSSON", 0.5)];
    expect(consistencyMatrix(read, 0.8)).toMatchObject([{ readings: read, agreement: "alone" }]);
  });

  test("is empty when nothing was read", () => {
    expect(consistencyMatrix([], 0.8)).toEqual([]);
  });
});
