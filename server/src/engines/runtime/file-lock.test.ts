import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withFileLock } from "./file-lock.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "lock-"));
});
afterAll(() => rm(dir, { recursive: true }));

describe("withFileLock", () => {
  test("only one works at a time, and all get their turn", async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(5);
      inside -= 1;
    };
    const path = join(dir, "one");
    await Promise.all(Array.from({ length: 4 }, () => withFileLock(path, work)));
    expect(most).toBe(1);
    expect(await readdir(dir)).toEqual([]);
  });

  test("work that fails frees the lock", async () => {
    const path = join(dir, "failing");
    await expect(withFileLock(path, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(withFileLock(path, () => Promise.resolve("yes"))).resolves.toBe("yes");
  });

  test("a lock whose holder died is taken over, one whose holder lives is not", async () => {
    const timing = { beatMs: 50, staleMs: 600 };
    await writeFile(join(dir, "dead"), "");
    await expect(withFileLock(join(dir, "dead"), () => Promise.resolve("mine"), timing)).resolves.toBe(
      "mine",
    );
    const order: string[] = [];
    const path = join(dir, "alive");
    const long = withFileLock(
      path,
      async () => {
        await sleep(1500);
        order.push("first");
      },
      timing,
    );
    await sleep(50);
    await withFileLock(path, async () => void order.push("second"), timing);
    await long;
    expect(order).toEqual(["first", "second"]);
  });
});
