import { describe, expect, test } from "vitest";
import { documentQuality, front, measured, mrz, print } from "#core/check/testing.ts";
import type { ImageRef } from "#core/media/image.ts";
import type { Engines } from "#core/ports.ts";
import type { MrzReading } from "./mrz.ts";
import { readDocument } from "./read-document.ts";

const image: ImageRef = { id: "image", width: 1600, height: 1200 };

/** How often barcodes are looked for on a picture with such a zone. */
async function searchesBeside(zone: MrzReading | null): Promise<number> {
  let searches = 0;
  const engines = {
    text: { find: async () => measured([]) },
    mrz: { read: async () => measured(zone) },
    outlines: { locate: async () => front.outline },
    print: { read: async () => measured(print) },
    barcodes: {
      read: async () => {
        searches += 1;
        return measured([]);
      },
    },
    faces: { detect: async () => measured([]) },
    documentQuality: { measure: async () => measured(documentQuality) },
    authenticity: { measure: async () => front.authenticity },
    quality: { measure: async () => front.quality },
    nationalNumbers: { check: () => "unknown" },
  } as unknown as Engines;
  await readDocument(engines, image, "2026-03-01");
  return searches;
}

describe("barcodes", () => {
  test("are not looked for beside a passport's zone that is read for certain", async () => {
    expect(await searchesBeside(mrz)).toBe(0);
  });

  test("are looked for beside the zone of a card, and without a zone", async () => {
    const card = { ...mrz, format: "TD1", fields: { ...mrz.fields, documentCode: "I" } } as const;
    expect(await searchesBeside(card)).toBe(1);
    expect(await searchesBeside(null)).toBe(1);
  });

  test("are looked for where the passport's zone is in doubt", async () => {
    const wrong = mrz.checkDigits.map((digit) => ({ ...digit, isValid: false }));
    expect(await searchesBeside({ ...mrz, checkDigits: wrong })).toBe(1);
    const repair = { line: 1, column: 3, from: "O", to: "0", cost: 1 };
    expect(await searchesBeside({ ...mrz, repair })).toBe(1);
  });
});
