import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { mrzCheckDigits } from "#core/document/check-digit.ts";
import { createSpecimen } from "./create-specimen.ts";
import type { SpecimenFault, SpecimenOptions } from "./specimen.ts";

const passport: SpecimenOptions = { type: "passport", seed: 7, today: "2026-11-21" };
const frame = { width: 800, height: 700 };

const made = new Map<string, ReturnType<typeof createSpecimen>>();

/** A scan with a fault, drawn once. */
function withFault(fault: SpecimenFault | null, options: Partial<SpecimenOptions> = {}) {
  const whole: SpecimenOptions = { ...passport, frame, faults: fault ? [fault] : [], ...options };
  const key = JSON.stringify(whole);
  const drawn = made.get(key) ?? createSpecimen(whole);
  made.set(key, drawn);
  return drawn;
}

async function channelMeans(image: Uint8Array): Promise<number[]> {
  return (await sharp(image).stats()).channels.map(({ mean }) => mean);
}

describe("faults of the document", { timeout: 60_000 }, () => {
  test("wrong digits are printed wrong, and only when asked for", async () => {
    const invalid = async (fault: SpecimenFault | null) => {
      const { mrz } = (await withFault(fault)).truth;
      return mrzCheckDigits("TD3", mrz?.lines ?? []).filter((digit) => !digit.isValid).length;
    };
    expect(await invalid(null)).toBe(0);
    expect(await invalid("wrong-digits")).toBeGreaterThanOrEqual(2);
  });

  test("an expired document's date has passed, another's has not", async () => {
    const { dateOfExpiry } = (await withFault("expired")).truth.fields;
    expect(dateOfExpiry < passport.today).toBe(true);
    expect((await withFault(null)).truth.fields.dateOfExpiry > passport.today).toBe(true);
  });

  test.each([1, 2, 3, 4])(
    "the print of seed %i tells otherwise than its zone, in what the truth names",
    async (seed) => {
      const { fields, regions, mismatched, mrz } = (await withFault("mrz-print-mismatch", { seed })).truth;
      const told = { surname: fields.surname, "document-number": fields.documentNumber };
      const differing = regions.fields.filter(
        ({ name, value }) => (name === "surname" || name === "document-number") && told[name] !== value,
      );
      expect(differing.map(({ name }) => name)).toEqual(mismatched);
      expect(mismatched).toHaveLength(1);
      expect(mrzCheckDigits("TD3", mrz?.lines ?? []).every((digit) => digit.isValid)).toBe(true);
    },
  );

  test("the barcode tells otherwise than the print", async () => {
    const { truth } = await withFault("barcode-mismatch", { type: "driving-licence", side: "back" });
    const isSame =
      truth.barcode?.includes(`DAQ${truth.fields.documentNumber}\n`) &&
      truth.barcode.includes(`DCS${truth.fields.surname}\n`);
    expect(isSame).toBe(false);
    expect(truth.mismatched).toHaveLength(1);
  });

  test("one character is printed by other hands, and the zone says the same", async () => {
    const [right, odd] = [await withFault(null), await withFault("shifted-font")];
    const { mrz, oddGlyph } = odd.truth;
    expect(mrz).toEqual(right.truth.mrz);
    expect(mrz?.lines[oddGlyph?.line ?? 9]?.charAt(oddGlyph?.column ?? 0)).toMatch(/[A-Z0-9]/);
    expect(odd.image).not.toEqual(right.image);
  });

  test("a portrait that is missing has no box, one that is pasted has", async () => {
    expect((await withFault("no-face")).truth.regions.portrait).toBeNull();
    const pasted = await withFault("pasted-portrait");
    expect(pasted.truth.regions.portrait).not.toBeNull();
    expect(pasted.image).not.toEqual((await withFault(null)).image);
  });

  test("a photocopy has no colour", async () => {
    const [r = 0, g = 0, b = 0] = await channelMeans((await withFault("photocopy")).image);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(1.5);
  });
});

describe("faults of the picture", { timeout: 60_000 }, () => {
  test("what is cut off lies beyond the edge, and is told to be hidden", async () => {
    const { corners, width, height, regions } = (await withFault("cut-off")).truth;
    expect(corners.some(({ x, y }) => x < 0 || y < 0 || x > width || y > height)).toBe(true);
    for (const { region, isHidden } of regions.fields)
      if (region.some(({ x, y }) => x < -20 || y < -20 || x > width + 20 || y > height + 20))
        expect(isHidden).toBe(true);
  });

  test.each(["finger", "glare-over-text"] as const)(
    "a %s hides something that can be read",
    async (fault) => {
      const { regions } = (await withFault(fault)).truth;
      const seen = [...regions.fields, ...regions.mrzLines];
      expect(seen.some(({ isHidden }) => isHidden)).toBe(true);
      expect(seen.some(({ isHidden }) => !isHidden)).toBe(true);
      const free = (await withFault(null)).truth.regions;
      expect([...free.fields, ...free.mrzLines].some(({ isHidden }) => isHidden)).toBe(false);
    },
  );

  test("glare is white where it hides", async () => {
    const { image, truth } = await withFault("glare-over-text");
    const line =
      truth.regions.mrzLines.find(({ isHidden }) => isHidden) ??
      truth.regions.fields.find(({ isHidden }) => isHidden);
    const [a, , c] = line?.region ?? truth.corners;
    const middle = {
      left: Math.round((a.x + c.x) / 2) - 3,
      top: Math.round((a.y + c.y) / 2) - 3,
      width: 6,
      height: 6,
    };
    expect(Math.min(...(await channelMeans(await sharp(image).extract(middle).toBuffer())))).toBeGreaterThan(
      200,
    );
  });

  test("another document lies beside, apart from the first", async () => {
    const { truth } = await withFault("two-documents", { degrade: 3, frame: { width: 900, height: 900 } });
    expect(truth.otherCorners).toHaveLength(1);
    const span = (quad: typeof truth.corners, key: "x" | "y") => quad.map((point) => point[key]);
    const [other = truth.corners] = truth.otherCorners;
    const isApart = (["x", "y"] as const).some(
      (key) =>
        Math.max(...span(truth.corners, key)) < Math.min(...span(other, key)) ||
        Math.max(...span(other, key)) < Math.min(...span(truth.corners, key)),
    );
    expect(isApart).toBe(true);
  });

  test("a mirrored document reads from right to left", async () => {
    const [topLeft, topRight] = (await withFault("mirrored")).truth.corners;
    expect(topLeft.x).toBeGreaterThan(topRight.x);
  });

  test("a blurred picture has lost its edges", async () => {
    const { truth } = await withFault("blur");
    expect(truth.degradation.blurSigma).toBeGreaterThan(5);
  });

  test("a screen shows less than its frame, turned, and bluish", async () => {
    const plain = await withFault(null, { degrade: 1 });
    const shown = await withFault("screen-replay", { degrade: 1 });
    const blueness = ([r = 1, , b = 0]: number[]) => b / r;
    expect(blueness(await channelMeans(shown.image))).toBeGreaterThan(
      blueness(await channelMeans(plain.image)) * 1.05,
    );
    expect(shown.truth.corners).not.toEqual(plain.truth.corners);
  });
});
