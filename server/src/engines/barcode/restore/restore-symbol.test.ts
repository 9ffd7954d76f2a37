import { describe, expect, test } from "vitest";
import type { Luma } from "../luma.ts";
import { findRegions } from "./find-regions.ts";
import { restoreSymbol } from "./restore-symbol.ts";
import type { SymbolSize } from "./row-indicators.ts";
import { encodeLetters, photograph, type Shot } from "./testing.ts";

const size = { rows: 12, columns: 8, level: 3 };
const codewords = encodeLetters("THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG AND SLEEPS", size);
const frame = { width: 760, height: 420 };

function restoreAny(picture: Luma) {
  for (const region of findRegions(picture)) {
    const restored = restoreSymbol(picture, region);
    if (restored) return restored;
  }
  return null;
}

function crop({ width, height, data }: Luma, left: number, right: number): Luma {
  const cut = new Uint8Array((right - left) * height);
  for (let y = 0; y < height; y += 1)
    cut.set(data.subarray(y * width + left, y * width + right), y * (right - left));
  return { width: right - left, height, data: cut };
}

describe("restoreSymbol", () => {
  test.each<[string, Shot]>([
    ["straight", { ...frame, module: 2.6 }],
    ["blurred by most of a module", { ...frame, module: 2.2, blur: 1.8 }],
    ["turned", { ...frame, module: 2.4, turn: 23, blur: 0.8 }],
    ["upside down", { ...frame, module: 2.4, turn: 180 }],
    ["on its side", { width: 420, height: 760, module: 2.4, turn: 90, blur: 0.8 }],
    ["slanted", { ...frame, module: 2.4, slant: 0.25, turn: -8, blur: 0.8 }],
    ["sagging", { ...frame, module: 2.6, sag: 9, blur: 0.8 }],
    ["small", { ...frame, module: 1.4, turn: 3 }],
  ])("a symbol that is %s is read", (_how, shot) => {
    expect(restoreAny(photograph(codewords, size, shot))).toMatchObject({ size, codewords });
  });

  test.each<SymbolSize>([
    { rows: 5, columns: 4, level: 1 },
    { rows: 14, columns: 1, level: 2 },
    { rows: 8, columns: 16, level: 5 },
    { rows: 40, columns: 5, level: 4 },
  ])("the size $rows × $columns at level $level is told", (other) => {
    const letters = encodeLetters("VEXED", other);
    const shot = { width: 1000, height: 460, module: 2.6, turn: 4 };
    expect(restoreAny(photograph(letters, other, shot))).toMatchObject({ size: other, codewords: letters });
  });

  test("its outline goes round the symbol as it reads", () => {
    const shot = { ...frame, module: 3, turn: 180 };
    const region = restoreAny(photograph(codewords, size, shot))?.region;
    const [halfWidth, halfHeight] = [((17 * 11 + 18) * 3) / 2, (12 * 3 * 3) / 2];
    const expected = [
      { x: 380 + halfWidth, y: 210 + halfHeight },
      { x: 380 - halfWidth, y: 210 + halfHeight },
      { x: 380 - halfWidth, y: 210 - halfHeight },
      { x: 380 + halfWidth, y: 210 - halfHeight },
    ];
    for (const [i, { x, y }] of expected.entries()) {
      expect(Math.abs((region?.[i]?.x ?? 0) - x)).toBeLessThan(4);
      expect(Math.abs((region?.[i]?.y ?? 0) - y)).toBeLessThan(4);
    }
  });

  test.each([
    ["start", 130, 760],
    ["stop", 0, 640],
  ])("a symbol without its %s pattern is read", (_side, left, right) => {
    const picture = photograph(codewords, size, { ...frame, module: 2.8 });
    expect(restoreAny(crop(picture, left, right))?.codewords).toEqual(codewords);
  });

  test("a stain over some codewords is made good, one over most is not guessed at", () => {
    const picture = photograph(codewords, size, { ...frame, module: 2.8 });
    const stain = (share: number): Luma => {
      const data = new Uint8Array(picture.data);
      for (let y = 190; y < 232; y += 1)
        data.fill(60, y * frame.width + 240, y * frame.width + 240 + share * 300);
      return { ...picture, data };
    };
    expect(restoreAny(stain(0.1))?.codewords).toEqual(codewords);
    expect(restoreAny(stain(1))).toBeNull();
  });

  test("stripes and noise are no symbol", () => {
    const stripes = Uint8Array.from({ length: 760 * 420 }, (_, i) => ((i % 760) % 7 < 3 ? 30 : 220));
    expect(restoreAny({ ...frame, data: stripes })).toBeNull();
    const noise = Uint8Array.from({ length: 760 * 420 }, (_, i) => (i * 7919 + ((i * i) % 104_729)) % 256);
    expect(restoreAny({ ...frame, data: noise })).toBeNull();
  });
});
