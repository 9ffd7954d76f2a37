import { describe, expect, test } from "vitest";
import { loadOnce } from "./load-once.ts";

describe("loadOnce", () => {
  test("all callers share one load", async () => {
    let loads = 0;
    const get = loadOnce(async () => {
      loads += 1;
      return loads;
    });
    expect(loads).toBe(0);
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect(await get()).toBe(1);
  });

  test("after a failure the next call loads again", async () => {
    let loads = 0;
    const get = loadOnce(async () => {
      loads += 1;
      if (loads === 1) throw new Error("first");
      return loads;
    });
    await expect(get()).rejects.toThrow("first");
    await expect(get()).resolves.toBe(2);
  });
});
