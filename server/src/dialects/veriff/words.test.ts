import { expect, test } from "vitest";
import { documentWords, parseDocumentType } from "./words.ts";

test.each(["PASSPORT", "ID_CARD", "DRIVERS_LICENSE", "RESIDENCE_PERMIT"])(
  "%s is said and understood",
  (word) => {
    const type = parseDocumentType(word.toLowerCase());
    expect(type && documentWords[type]).toBe(word);
  },
);

test("the licence is understood in its other spelling", () => {
  expect(parseDocumentType("Drivers_Licence")).toBe("driving-licence");
});

test.each(["", "VISA", "toString", "PASSPORTS"])("%j is no document of Veriff's", (word) => {
  expect(parseDocumentType(word)).toBeUndefined();
});
