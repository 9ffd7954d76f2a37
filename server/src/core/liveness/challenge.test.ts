import fc from "fast-check";
import { expect, test } from "vitest";
import { drawMoves } from "./challenge.ts";

const bytes = fc.uint8Array({ minLength: 4, maxLength: 32 });
const turns = ["look-left", "look-right", "look-up"];

test("a challenge asks for two different turns and one other move", () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const moves = drawMoves(random, { isAccessible: false });
      expect(moves).toHaveLength(3);
      expect(new Set(moves).size).toBe(3);
      expect(moves.filter((move) => turns.includes(move))).toHaveLength(2);
    }),
  );
});

test("all 36 challenges are drawn, none twice as often as another", () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 36 * 36; i += 1) {
    const random = Uint8Array.of(i % 3, Math.floor(i / 3) % 2, Math.floor(i / 6) % 3, Math.floor(i / 18) % 2);
    const drawn = drawMoves(random, { isAccessible: false }).join(" ");
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  expect(counts.size).toBe(36);
  expect(new Set(counts.values())).toEqual(new Set([36]));
});

test("an accessible challenge asks for no turn of the head", () => {
  expect(drawMoves(Uint8Array.of(1, 2, 3, 4), { isAccessible: true })).toEqual(["hold-still", "come-closer"]);
});
