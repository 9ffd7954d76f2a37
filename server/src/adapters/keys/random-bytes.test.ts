import { expect, test } from "vitest";
import { drawRandom } from "./random-bytes.ts";

test("draws have the wanted length and never repeat, also across refills", () => {
  const drawn = Array.from({ length: 2000 }, (_, i) => drawRandom(i % 2 === 0 ? 12 : 32));
  expect(drawn.every((bytes, i) => bytes.length === (i % 2 === 0 ? 12 : 32))).toBe(true);
  expect(new Set(drawn.map((bytes) => bytes.toString("hex"))).size).toBe(2000);
  expect(drawn.some((bytes) => bytes.every((byte) => byte === 0))).toBe(false);
});

test("what was handed out belongs to its taker alone", () => {
  const first = drawRandom(32);
  const copy = Buffer.from(first);
  for (let i = 0; i < 1000; i += 1) drawRandom(32);
  expect(first).toEqual(copy);
});
