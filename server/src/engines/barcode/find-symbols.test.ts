import { describe, expect, test } from "vitest";
import { loadDecoder, type SymbolDecoder } from "./decoder.ts";
import { findSymbols } from "./find-symbols.ts";
import type { Luma } from "./luma.ts";
import { encodeLetters, photograph } from "./restore/testing.ts";

const decode = await loadDecoder();
const size = { rows: 12, columns: 6, level: 3 };
const text = "HERE IS A TEXT";
const codewords = encodeLetters(text, size);
const shot = { width: 640, height: 360, module: 3 };

function stack(upper: Luma, lower: Luma): Luma {
  const data = new Uint8Array(upper.data.length + lower.data.length);
  data.set(upper.data);
  data.set(lower.data, upper.data.length);
  return { width: upper.width, height: upper.height + lower.height, data };
}

describe("findSymbols", () => {
  test.each([0, 90, 180, 270])("a symbol turned by %i degrees is found where it starts", async (turn) => {
    const frame = turn % 180 === 0 ? shot : { ...shot, width: shot.height, height: shot.width };
    const [symbol] = await findSymbols(photograph(codewords, size, { ...frame, turn }), decode);
    expect(symbol?.text).toBe(text);
    const angle = (turn * Math.PI) / 180;
    const [start, end] = [symbol?.region[0], symbol?.region[1]];
    const direction = Math.atan2((end?.y ?? 0) - (start?.y ?? 0), (end?.x ?? 0) - (start?.x ?? 0));
    expect(Math.cos(direction - angle)).toBeGreaterThan(0.99);
  });

  test("of two symbols, a plain and a blurred one, both are found", async () => {
    const other = encodeLetters("AND ANOTHER ONE", size);
    const plain = photograph(codewords, size, shot);
    const blurred = photograph(other, size, { ...shot, module: 2.4, blur: 1.8, turn: 5 });
    const texts = (await findSymbols(stack(plain, blurred), decode)).map((symbol) => symbol.text);
    expect(texts.toSorted()).toEqual(["AND ANOTHER ONE", text]);
  });

  test("a small symbol in a large picture is found", async () => {
    const full = "PACK MY BOX WITH FIVE DOZEN LIQUOR JUGS AND SEND IT OFF TO THE FAR NORTH WITH A WIZARD";
    const letters = encodeLetters(full, size);
    const picture = photograph(letters, size, { width: 3600, height: 2000, module: 1.9, turn: 11 });
    expect(await findSymbols(picture, decode)).toMatchObject([{ text: full }]);
  });

  test("a reading that used up its correction counts only when the symbol itself bears it out", async () => {
    const picture = photograph(codewords, size, shot);
    const corners = [
      { x: 100, y: 90 },
      { x: 540, y: 90 },
      { x: 540, y: 270 },
      { x: 100, y: 270 },
    ] as const;
    const noise = { text: "NOISE", region: corners, unusedCorrection: 0 };
    const decodeBadly: SymbolDecoder = async (view, options) =>
      view.width === picture.width ? [noise] : decode(view, options);
    expect(await findSymbols(picture, decodeBadly)).toMatchObject([{ text }]);
    const grey: Luma = { ...picture, data: new Uint8Array(picture.data.length).fill(128) };
    expect(await findSymbols(grey, async () => [noise])).toEqual([]);
  });

  test("a tiny picture that shows nothing at its own size is looked at larger", async () => {
    const sizes: number[] = [];
    const decodeLarge: SymbolDecoder = async (view) => {
      sizes.push(view.width);
      return [];
    };
    await findSymbols({ width: 60, height: 30, data: new Uint8Array(1800) }, decodeLarge);
    expect(Math.max(...sizes)).toBeGreaterThan(120);
  });
});
