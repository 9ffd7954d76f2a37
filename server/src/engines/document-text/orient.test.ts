import { beforeAll, describe, expect, test } from "vitest";
import { drawPage } from "../../../test/support/draw-page.ts";
import { testModelStore } from "../../../test/support/models.ts";
import { type LoadedTextFinder, loadTextFinder } from "./engine.ts";
import { loadLineRecogniser, type LoadedLineRecogniser } from "./load-line-recogniser.ts";
import { readOriented } from "./orient.ts";
import { textOf } from "./recognise-lines.ts";

const size = { width: 800, height: 460 };
const lines = [
  { text: "REPUBLIC OF UTOPIA", x: 40, y: 60, size: 36, isBold: true },
  { text: "Surname / Nom", x: 40, y: 120, size: 20 },
  { text: "ERIKSSON DE LA CRUZ", x: 40, y: 155, size: 30 },
  { text: "Date of birth", x: 40, y: 220, size: 20 },
  { text: "12 AUG 1974", x: 40, y: 255, size: 30 },
  { text: "Authority", x: 40, y: 320, size: 20 },
  { text: "PORT ABRAXA 12", x: 40, y: 355, size: 30 },
];

let finder: LoadedTextFinder;
let loaded: LoadedLineRecogniser;

beforeAll(async () => {
  const models = await testModelStore();
  finder = await loadTextFinder(models);
  loaded = await loadLineRecogniser(models);
});

async function readTexts(degrees: number): Promise<{ angle: number; texts: string[] }[]> {
  const raster = await drawPage({ ...size, lines }, degrees);
  const groups = await readOriented(loaded.recognise, raster, (await finder.find(raster)).value);
  return groups.map((group) => ({ angle: group.angle, texts: group.lines.map(textOf) }));
}

describe("reading in any direction", () => {
  test.each([0, 90, 180, 270])(
    "a page turned by %i degrees says the same, its spaces too",
    async (degrees) => {
      const [page, ...others] = await readTexts(degrees);
      expect(others).toEqual([]);
      expect(page?.texts.toSorted()).toEqual(lines.map(({ text }) => text).toSorted());
      expect(Math.cos((page?.angle ?? 0) - (degrees * Math.PI) / 180)).toBeGreaterThan(0.99);
    },
  );

  test("a picture without text has no page", async () => {
    const raster = await drawPage({ ...size, lines: [] });
    expect(await readOriented(loaded.recognise, raster, [])).toEqual([]);
  });
});
