import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { mrzCheckDigits } from "#core/document/check-digit.ts";
import { loadTextFinder } from "#engines/document-text/engine.ts";
import { loadMrzReader } from "#engines/mrz/engine.ts";
import { parseFields } from "#engines/mrz/parse-fields.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import { createSpecimen } from "#specimen/create-specimen.ts";
import { seededRandom } from "#specimen/random.ts";
import type { SpecimenOptions } from "#specimen/specimen.ts";
import { transliterate } from "#specimen/transliterate.ts";
import { writeMrz } from "#specimen/write-mrz.ts";
import { testModelStore } from "./support/models.ts";

const today = "2026-11-21";
let finder: Awaited<ReturnType<typeof loadTextFinder>>;
let reader: Awaited<ReturnType<typeof loadMrzReader>>;

beforeAll(async () => {
  const models = await testModelStore();
  finder = await loadTextFinder(models);
  reader = await loadMrzReader(models);
});

async function read(image: Uint8Array) {
  const raster = await decodeImage(image);
  const boxes = (await finder.find(raster)).value;
  return { boxes, reading: (await reader.read(raster, boxes, today)).value };
}

describe("specimens are read", { timeout: 120_000 }, () => {
  test("the finder sees the lines of a passport, the two of its zone among them", async () => {
    const { image, truth } = await createSpecimen({ type: "passport", seed: 3, today });
    const { boxes } = await read(image);
    const [topLeft, topRight] = truth.corners;
    const zoneLines = boxes.filter((box) => box.width > 0.8 * (topRight.x - topLeft.x));
    expect(boxes.length).toBeGreaterThanOrEqual(18);
    expect(zoneLines).toHaveLength(2);
  });

  test.each<[string, SpecimenOptions]>([
    ["a scanned passport", { type: "passport", seed: 100, today }],
    ["a scanned card", { type: "identity-card", side: "back", seed: 107, today }],
    ["a photographed passport", { type: "passport", seed: 114, today, degrade: 1 }],
    ["a photographed card", { type: "identity-card", side: "back", seed: 121, today, degrade: 1 }],
    ["a small, turned, shadowed passport", { type: "passport", seed: 135, today, degrade: 2 }],
  ])("the zone of %s exactly, with its fields and its place", async (_name, options) => {
    const { image, truth } = await createSpecimen(options);
    const { reading } = await read(image);
    expect(reading?.lines).toEqual(truth.mrz?.lines);
    expect(reading).toMatchObject({ format: truth.mrz?.format, repair: null });
    expect(reading?.fields).toMatchObject({
      documentNumber: truth.fields.documentNumber,
      dateOfBirth: truth.fields.dateOfBirth,
      dateOfExpiry: truth.fields.dateOfExpiry,
      surname: transliterate(truth.fields.surname).replaceAll("<", " "),
    });
    const [left, right] = reading?.region ?? [];
    const [topLeft, topRight] = truth.corners;
    expect((right?.x ?? 0) - (left?.x ?? 0)).toBeGreaterThan(0.75 * (topRight.x - topLeft.x));
  });

  test.each([90, 180, 270])("the zone of a passport turned by %i degrees", async (angle) => {
    const { image, truth } = await createSpecimen({ type: "passport", seed: 128, today, degrade: 1 });
    const turned = new Uint8Array(await sharp(image).rotate(angle).toBuffer());
    expect((await read(turned)).reading?.lines).toEqual(truth.mrz?.lines);
  });

  test.each([1, 2])("falsified digits are read as they are printed (seed %i)", async (seed) => {
    const { image, truth } = await createSpecimen({
      type: "passport",
      seed,
      today,
      degrade: 1,
      faults: ["wrong-digits"],
    });
    const { reading } = await read(image);
    expect(reading?.lines).toEqual(truth.mrz?.lines);
    expect(reading?.repair).toBeNull();
    const invalid = reading?.checkDigits.filter((digit) => !digit.isValid).map((digit) => digit.field);
    expect(invalid).toEqual(["document-number", "date-of-expiry", "composite"]);
    expect(reading?.confidence).toBeGreaterThan(0.8);
  });
});

describe("what has no zone gives null", { timeout: 120_000 }, () => {
  test.each<[string, SpecimenOptions]>([
    ["the front of a card", { type: "identity-card", seed: 5, today, degrade: 1 }],
    ["a licence with a barcode", { type: "driving-licence", side: "back", seed: 5, today }],
    ["a passport out of focus", { type: "passport", seed: 5, today, degrade: 1, faults: ["blur"] }],
  ])("%s", async (_name, options) => {
    const { image } = await createSpecimen(options);
    expect((await read(image)).reading).toBeNull();
  });

  test("noise", async () => {
    const random = seededRandom(1);
    const data = Uint8Array.from({ length: 400 * 300 * 3 }, () => random() * 256);
    const image = await sharp(data, { raw: { width: 400, height: 300, channels: 3 } })
      .png()
      .toBuffer();
    expect((await read(new Uint8Array(image))).reading).toBeNull();
  });
});

const letters = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const name = (longest: number) =>
  fc.array(letters, { minLength: 1, maxLength: longest }).map((characters) => characters.join(""));
const day = (min: string, max: string) =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const documents = fc.record({
  documentCode: fc.constant("I"),
  issuer: fc.constantFrom("UTO", "FRA", "D"),
  surname: name(12),
  givenNames: name(12),
  documentNumber: fc.stringMatching(/^[A-Z0-9]{1,9}$/),
  nationality: fc.constantFrom("UTO", "JPN", "D"),
  dateOfBirth: day("1930-01-01", "2026-11-01"),
  sex: fc.constantFrom("F" as const, "M" as const, "X" as const),
  dateOfExpiry: day("2000-01-01", "2060-01-01"),
  optional: fc.stringMatching(/^[A-Z0-9]{0,7}$/),
});

describe("what is written is what is parsed", () => {
  test.each(["TD1", "TD2", "TD3"] as const)("any document in %s, with every check digit valid", (format) => {
    fc.assert(
      fc.property(documents, (input) => {
        const lines = writeMrz(format, input);
        expect(mrzCheckDigits(format, lines).filter((digit) => !digit.isValid)).toEqual([]);
        expect(parseFields(format, lines, today)).toEqual(input);
      }),
    );
  });

  test("numbers of any length up to 22 characters in TD1", () => {
    fc.assert(
      fc.property(documents, fc.stringMatching(/^[A-Z0-9]{10,22}$/), (input, documentNumber) => {
        const lines = writeMrz("TD1", { ...input, documentNumber, optional: "" });
        expect(mrzCheckDigits("TD1", lines).every((digit) => digit.isValid)).toBe(true);
        expect(parseFields("TD1", lines, today)).toMatchObject({ documentNumber, optional: "" });
      }),
    );
  });

  test("one wrong digit in a number or date is always caught", () => {
    const places = [
      ...Array.from({ length: 9 }, (_, i) => i),
      13,
      14,
      15,
      16,
      17,
      18,
      21,
      22,
      23,
      24,
      25,
      26,
    ];
    fc.assert(
      fc.property(
        documents,
        fc.constantFrom(...places),
        fc.integer({ min: 1, max: 9 }),
        (input, at, step) => {
          const number = input.documentNumber.replace(/[A-Z]/g, "4").padEnd(9, "7");
          const [first = "", second = ""] = writeMrz("TD3", { ...input, documentNumber: number });
          const digit = (Number(second.charAt(at)) + step) % 10;
          const wrong = second.slice(0, at) + String(digit) + second.slice(at + 1);
          expect(mrzCheckDigits("TD3", [first, wrong]).every((found) => found.isValid)).toBe(false);
        },
      ),
    );
  });
});
