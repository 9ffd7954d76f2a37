import { expect, test } from "vitest";
import { systemClock } from "./system-clock.ts";

test("the clock tells the machine's time", () => {
  const before = Date.now();
  const now = systemClock.now().getTime();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test("an integration's clock runs ahead by what it says", () => {
  const ahead = systemClock.now({ clockAheadMs: 86_400_000 }).getTime() - systemClock.now().getTime();
  expect(Math.abs(ahead - 86_400_000)).toBeLessThan(1000);
});

test("ids are UUIDs of version 4 and differ", () => {
  const ids = Array.from({ length: 100 }, () => systemClock.newId());
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(100);
});

test("the digest of abc is the one that FIPS 180-4 gives", () => {
  expect(systemClock.sha256(Buffer.from("abc")).toHex()).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
