import { describe, expect, test } from "vitest";
import { startSchedules } from "./schedules.ts";

const always = async (_name: string, work: () => Promise<unknown>) => {
  await work();
};
const throwOn = (error: unknown): never => {
  throw error;
};

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe("schedules", () => {
  test("repeat each task by its own time, and none twice at once", async () => {
    const running = { fast: 0, slow: 0 };
    const runs = { fast: 0, slow: 0 };
    const task = (name: "fast" | "slow", ms: number) => async () => {
      running[name] += 1;
      runs[name] += 1;
      expect(running[name]).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, ms));
      running[name] -= 1;
    };
    const schedules = [
      { name: "fast", everyMs: 1, task: task("fast", 1) },
      { name: "slow", everyMs: 1, task: task("slow", 60) },
    ];
    await using _ = startSchedules(schedules, { exclusively: always, onError: throwOn });
    await until(() => runs.slow >= 3);
    expect(runs.fast).toBeGreaterThan(runs.slow);
  });

  test("go on after a failure, which is told", async () => {
    const failures: unknown[] = [];
    let runs = 0;
    const task = async () => {
      runs += 1;
      if (runs === 1) throw new Error("broken");
    };
    const onError = (error: unknown, { schedule }: { schedule: string }) => failures.push([error, schedule]);
    await using _ = startSchedules([{ name: "sweep", everyMs: 1, task }], { exclusively: always, onError });
    await until(() => runs >= 3);
    expect(failures).toEqual([[new Error("broken"), "sweep"]]);
  });

  test("end at once while they wait, and not before a task in the middle has ended", async () => {
    let isEnded = false;
    const begun = Promise.withResolvers<void>();
    const task = async () => {
      begun.resolve();
      await new Promise((resolve) => setTimeout(resolve, 30));
      isEnded = true;
    };
    const waiting = startSchedules([{ name: "hourly", everyMs: 3_600_000, task: async () => undefined }], {
      exclusively: always,
      onError: throwOn,
    });
    const working = startSchedules([{ name: "busy", everyMs: 3_600_000, task }], {
      exclusively: always,
      onError: throwOn,
    });
    await begun.promise;
    await waiting[Symbol.asyncDispose]();
    await working[Symbol.asyncDispose]();
    expect(isEnded).toBe(true);
  });
});
