import { describe, expect, test } from "vitest";
import type { BarcodeReading, LicenceReading } from "./barcode.ts";
import { type ClassifiedReadings, classifyDocument } from "./classify-document.ts";
import type { MrzFields, MrzFormat, MrzReading } from "./mrz.ts";
import type { PrintClass } from "./print.ts";

const nowhere = { x: 0, y: 0 };
const region = [nowhere, nowhere, nowhere, nowhere] as const;

function zone(format: MrzFormat, fields: Partial<MrzFields>, confidence = 0.95): MrzReading {
  return { format, confidence, fields: { documentCode: "P", issuer: "UTO", ...fields } } as MrzReading;
}

function licence(subfile: string, issuer?: string): BarcodeReading {
  const fields = issuer === undefined ? [] : [{ name: "issuer", value: issuer }];
  return { symbology: "PDF417", text: "", region, licence: { subfile, fields } as unknown as LicenceReading };
}

function readings(
  documentClass: Partial<PrintClass>,
  others: Partial<ClassifiedReadings> = {},
): ClassifiedReadings {
  const unknown = { type: null, issuer: null, side: null, confidence: 0 };
  const print = { lines: [], template: null, fields: [], documentClass: { ...unknown, ...documentClass } };
  return { mrz: null, barcodes: [], print, ...others };
}

describe("what a picture shows", () => {
  test("is told by the zone before anything else", () => {
    const print = { type: "visa", issuer: "FRA", side: "back", confidence: 1 } as const;
    const found = classifyDocument(readings(print, { mrz: zone("TD3", {}), barcodes: [licence("DL")] }));
    expect(found).toEqual({
      type: "passport",
      issuer: "UTO",
      side: "front",
      source: "mrz",
      confidence: 0.95,
    });
  });

  test("is told by a licence's barcode, which stands on the back, when no zone is sure", () => {
    const unsure = zone("TD1", {}, 0.2);
    const found = classifyDocument(readings({}, { mrz: unsure, barcodes: [licence("DL", "USA")] }));
    expect(found).toMatchObject({ type: "driving-licence", issuer: "USA", side: "back", source: "barcode" });
    expect(classifyDocument(readings({}, { barcodes: [licence("ID")] })).type).toBe("identity-card");
  });

  test("is told by print alone when there is nothing else", () => {
    const print = { type: "driving-licence", issuer: "D", side: "front", confidence: 0.8 } as const;
    expect(classifyDocument(readings(print))).toEqual({ ...print, source: "print" });
    expect(classifyDocument(readings({}))).toMatchObject({ type: null, source: "none", confidence: 0 });
  });

  test("is a residence permit when the zone says card and the print says so", () => {
    const mrz = zone("TD1", { documentCode: "A" });
    expect(classifyDocument(readings({ type: "residence-permit" }, { mrz })).type).toBe("residence-permit");
    expect(classifyDocument(readings({}, { mrz })).type).toBe("identity-card");
  });

  test("is the back of a card by its zone, unless the print of the front stands beside it", () => {
    const mrz = zone("TD1", { documentCode: "C" });
    expect(classifyDocument(readings({}, { mrz })).side).toBe("back");
    expect(classifyDocument(readings({ side: "front" }, { mrz })).side).toBe("front");
  });
});
