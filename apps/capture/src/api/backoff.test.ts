import fc from "fast-check";
import { expect, test } from "vitest";
import { delayMs, withBackoff } from "./backoff.ts";
import { Refusal } from "./refusal.ts";

function waiting() {
  const waits: number[] = [];
  const network: boolean[] = [];
  const backoff = {
    sleep: async (ms: number) => void waits.push(ms),
    random: () => 1,
    onNetwork: (isOnline: boolean) => void network.push(isOnline),
  };
  return { waits, network, backoff };
}

test("each wait is longer than the one before, up to a quarter of a minute", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, random) => {
        expect(delayMs(failures, random)).toBeLessThanOrEqual(15_000);
        expect(delayMs(failures + 1, random)).toBeGreaterThanOrEqual(delayMs(failures, random));
        expect(delayMs(failures, random)).toBeGreaterThanOrEqual(250);
      },
    ),
  );
});

test("a network that is away is waited for, however long it takes, and the page is told", async () => {
  const { waits, network, backoff } = waiting();
  let tries = 0;
  const result = await withBackoff(backoff, async () => {
    tries += 1;
    if (tries < 20) throw new TypeError("Failed to fetch");
    return "there";
  });
  expect([result, waits.length]).toEqual(["there", 19]);
  expect(network.at(0)).toBe(false);
  expect(network.at(-1)).toBe(true);
});

test("a refusal for good is not asked again; a server that fails is given up after a while", async () => {
  const { waits, backoff } = waiting();
  const closed = new Refusal({ error: "session-closed" });
  await expect(withBackoff(backoff, () => Promise.reject(closed))).rejects.toBe(closed);
  expect(waits).toEqual([]);
  const failing = new Refusal({ error: "internal" });
  await expect(withBackoff(backoff, () => Promise.reject(failing))).rejects.toBe(failing);
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000]);
});
