import { beforeAll, describe, expect, test } from "vitest";
import { fieldsOfMrz } from "#core/document/fields-of-mrz.ts";
import type { MrzFormat } from "#core/document/mrz.ts";
import type { TextBox } from "#core/document/text.ts";
import { seededRandom } from "#specimen/random.ts";
import { drawZone, type ZoneDrawing } from "../../../test/support/draw-zone.ts";
import { testModelStore } from "../../../test/support/models.ts";
import { type LoadedMrzReader, loadMrzReader } from "./engine.ts";

const today = "2026-11-21";
const passport = [
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
  "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
];
const card = [
  "I<UTOD231458907<<<<<<<<<<<<<<<",
  "7408122F1204159UTO<<<<<<<<<<<6",
  "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
];
const zones: Readonly<Record<MrzFormat, readonly string[]>> = {
  TD3: passport,
  TD1: card,
  TD2: ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
  "MRV-A": ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"],
  "MRV-B": ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"],
  "FR-ID": ["IDFRAMARTINEAU<<<<<<<<<<<<<<<<750026", "0404751000427ELISE<<CLAIRE<7503142F8"],
  "CH-DL": ["ABC123D<<", "FACHE123456789001<<900115<<<<<", "MUSTER<<MAX<<<<<<<<<<<<<<<<<<<"],
};

let reader: LoadedMrzReader;
beforeAll(async () => {
  reader = await loadMrzReader(await testModelStore());
});

async function read(lines: readonly string[], drawing: ZoneDrawing = {}, keep = (boxes: TextBox[]) => boxes) {
  const { raster, boxes } = await drawZone(lines, drawing);
  return reader.read(raster, keep(boxes), today);
}

/** The part of each box from one share of its length to another. */
const part = (from: number, to: number) => (boxes: TextBox[]) =>
  boxes.map((box) => {
    const shift = ((from + to) / 2 - 0.5) * box.width;
    const center = {
      x: box.center.x + shift * Math.cos(box.angle),
      y: box.center.y + shift * Math.sin(box.angle),
    };
    return { ...box, center, width: (to - from) * box.width };
  });

describe("a zone is read exactly", () => {
  test.each(Object.entries(zones))("in the form %s", async (format, lines) => {
    const spacing = lines.length === 3 ? 1.7 : 2.5;
    expect((await read(lines, { spacing })).value).toMatchObject({
      format,
      lines,
      rawLines: lines,
      corrections: [],
      repair: null,
    });
  });

  test.each([18, -18, 45, 90, 180, 270])("turned by %i degrees", async (turn) => {
    expect((await read(passport, { turn })).value?.lines).toEqual(passport);
    expect((await read(card, { turn, spacing: 1.7 })).value?.lines).toEqual(card);
  });

  test("with a number of twelve characters", async () => {
    const lines = [
      "I<UTOD23145890<7349<<<<<<<<<<<",
      "3407127M9507122UTO<<<<<<<<<<<2",
      "STEVENSON<<PETER<JOHN<<<<<<<<<",
    ];
    const { value } = await read(lines, { spacing: 1.7 });
    expect(value?.lines).toEqual(lines);
    expect(value?.fields.documentNumber).toBe("D23145890734");
  });

  test.each<[string, ZoneDrawing]>([
    ["of six pixels a character", { pitch: 6 }],
    ["of nine pixels a character, out of focus", { pitch: 9, blur: 1.2 }],
    ["in faint print", { ink: "#b9b6ae" }],
    ["in a red box", { over: (z) => frameRound(z, "#d01020") }],
    ["with a red line across", { over: (z) => stroke(z, "#d01020") }],
    ["with a blue stamp over it", { over: (z) => stamp(z, "#2030a0") }],
    ["that the picture's edge follows at once", { cutRight: 1 }],
    ["of which the last character is cut", { cutRight: -5 }],
  ])("%s", async (_name, drawing) => {
    expect((await read(passport, drawing)).value?.lines).toEqual(passport);
  });

  test.each<[string, (boxes: TextBox[]) => TextBox[]]>([
    ["one line", (boxes) => boxes.slice(1)],
    ["the fillers at the end", part(0, 0.6)],
    ["all but the middle of one line", (boxes) => part(0.3, 0.7)(boxes.slice(1))],
  ])("though the text detector left out %s", async (_name, keep) => {
    expect((await read(passport, {}, keep)).value?.lines).toEqual(passport);
    expect((await read(passport, { turn: 10 }, keep)).value?.lines).toEqual(passport);
  });

  test("though the detector found it nowhere, on a page of writing in another direction", async () => {
    const { raster } = await drawZone(passport, { turn: 8 });
    const at = (x: number, y: number) => ({ x: raster.width * x, y: raster.height * y });
    const written = { width: 300, height: 30, angle: 1.1, score: 0.9 };
    const lines = Array.from({ length: 24 }, (_, i) => ({ ...written, center: at(0.1 + i * 0.03, 0.1) }));
    const print = { width: 180, height: 30, angle: (8 * Math.PI) / 180, score: 0.9 };
    const fields = [0.2, 0.22, 0.24, 0.26].map((y) => ({ ...print, center: at(0.5, y) }));
    expect((await reader.read(raster, [...lines, ...fields], today)).value?.lines).toEqual(passport);
    expect((await reader.read(raster, lines, today)).value).toBeNull();
  });

  test("though the detector took its lines for one", async () => {
    const together = (boxes: TextBox[]): TextBox[] => {
      const [first, last] = [boxes[0], boxes[1]];
      if (!first || !last) return [];
      const center = { x: first.center.x, y: (first.center.y + last.center.y) / 2 };
      return [first, { ...first, center, height: first.height + last.center.y - first.center.y }];
    };
    expect((await read(passport, {}, together)).value?.lines).toEqual(passport);
  });

  test("falsified digits as they are printed", async () => {
    const falsified = [passport[0] ?? "", "L898902C30UTO7408122F1204159ZE184226B<<<<<10"];
    const { value } = await read(falsified);
    expect(value?.lines).toEqual(falsified);
    expect(value?.repair).toBeNull();
    const wrong = value?.checkDigits.filter(({ isValid }) => !isValid).map(({ field }) => field);
    expect(wrong).toEqual(["document-number", "composite"]);
  });

  test("a nationality in digits as it is printed", async () => {
    const odd = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D2314589071347408122F1204159<<<<<<<6"];
    expect((await read(odd)).value?.lines).toEqual(odd);
  });
});

type Zone = Parameters<NonNullable<ZoneDrawing["over"]>>[0];

function frameRound({ left, top, width, height }: Zone, colour: string): string {
  return `<rect x="${left - 8}" y="${top - 8}" width="${width + 16}" height="${height + 16}" fill="none" stroke="${colour}" stroke-width="3"/>`;
}

function stroke({ left, top, width, height }: Zone, colour: string): string {
  return `<path d="M${left} ${top + height * 0.2} L${left + width} ${top + height * 0.8}" stroke="${colour}" stroke-width="4"/>`;
}

function stamp({ left, top, width, height }: Zone, colour: string): string {
  const [x, y, r] = [left + width * 0.4, top + height / 2, height * 0.7];
  return `<g fill="none" stroke="${colour}" stroke-width="4" opacity="0.7"><circle cx="${x}" cy="${y}" r="${r}"/><circle cx="${x}" cy="${y}" r="${r * 0.7}"/></g>`;
}

describe("what the reading tells", () => {
  test("the place of each field is where its characters stand", async () => {
    const { value } = await read(passport);
    const { boxes } = await drawZone(passport);
    const [second] = boxes.slice(1);
    if (!value || !second) throw new Error("the zone must be read");
    const number = fieldsOfMrz(value).find(({ name }) => name === "document-number");
    const left = second.center.x - 22 * 16;
    const xs = number?.region?.map(({ x }) => (x - left) / 16) ?? [];
    [0, 9, 9, 0].forEach((column, i) => expect(Math.abs((xs[i] ?? 99) - column)).toBeLessThan(0.2));
    for (const { y } of number?.region ?? []) expect(Math.abs(y - second.center.y)).toBeLessThan(16);
  });

  test("every field of a clear zone is sure, and one under a blot is not", async () => {
    const clear = (await read(passport)).value?.fieldConfidences;
    expect(Math.min(...Object.values(clear ?? {}))).toBeGreaterThan(0.9);
    const blot = ({ left, top }: Zone) =>
      `<circle cx="${left + 7 * 16}" cy="${top + 8}" r="11" fill="#1a1a1a"/>`;
    const blotted = (await read(passport, { over: blot })).value?.fieldConfidences;
    expect(blotted?.surname).toBeLessThan(0.8);
    expect(blotted?.documentNumber).toBeGreaterThan(0.9);
  });

  test("a zone set in one go is even, and a character that is not of it stands out", async () => {
    const even = (await read(passport, { pitch: 20 })).value?.print;
    const aside = { pitch: 20, odd: { line: 1, column: 20, dx: 0.25, dy: -0.2 } };
    const shifted = (await read(passport, aside)).value?.print;
    const larger = { pitch: 20, odd: { line: 1, column: 20, scale: 1.15 } };
    const scaled = (await read(passport, larger)).value?.print;
    expect(even?.spacingMax).toBeLessThan(0.16);
    expect(even?.heightMax).toBeLessThan(0.06);
    expect(even?.baselineMax).toBeLessThan(0.06);
    expect(even?.pitchSpread).toBeLessThan(0.01);
    expect(shifted?.spacingMax).toBeGreaterThan(0.17);
    expect(shifted?.baselineMax).toBeGreaterThan(0.12);
    expect(scaled?.heightMax).toBeGreaterThan(0.1);
  });

  test("small print is read, but not measured", async () => {
    expect((await read(passport, { pitch: 7 })).value?.print).toBeNull();
  });
});

describe("what is no zone", () => {
  test.each([0, 180])("a mirrored one, turned by %i degrees, is told but not read", async (turn) => {
    for (const lines of [passport, card]) {
      const spacing = lines.length === 3 ? 1.7 : 2.5;
      const finding = await read(lines, { isMirrored: true, turn, spacing });
      expect(finding).toMatchObject({ value: null, isMirrored: true });
    }
  });

  test("other text", async () => {
    const text = [
      "MINISTRY OF NOWHERE AND SOMEWHERE",
      "THE HOLDER OF THIS PAGE IS NOBODY",
      "ISSUED ON NO DAY AT ALL",
    ];
    expect(await read(text)).toMatchObject({ value: null, isMirrored: false });
  });

  test.each<[string, number, number, Partial<TextBox>]>([
    ["a single pixel", 1, 1, {}],
    ["a single row", 4000, 1, { width: 4000, height: 1 }],
    ["a box outside the picture", 300, 200, { center: { x: 9000, y: -9000 } }],
    ["a box larger than the picture", 300, 200, { width: 1e6, height: 1e5 }],
    ["a box of no size", 300, 200, { width: 0, height: 0 }],
    ["a box that is not a number", 300, 200, { angle: Number.NaN, width: Number.NaN }],
  ])("%s is read as nothing", async (_name, width, height, change) => {
    const random = seededRandom(5);
    const data = Uint8Array.from({ length: width * height * 3 }, () => random() * 256);
    const around: TextBox = {
      center: { x: width / 2, y: height / 2 },
      width: 280,
      height: 20,
      angle: 0.1,
      score: 0.9,
    };
    const boxes = [
      around,
      { ...around, ...change },
      { ...around, center: { x: width / 2, y: height / 2 + 30 } },
    ];
    expect((await reader.read({ width, height, data }, boxes, today)).value).toBeNull();
  });

  test("no boxes at all", async () => {
    expect((await read(passport, {}, () => [])).value).toBeNull();
  });
});
