import { expect, test } from "vitest";
import { runAbuse } from "./run-abuse.ts";

test("after all that is abusive the server serves on, and keeps no memory of it", async () => {
  const { problems, requests, rssMiB } = await runAbuse({ rounds: 2, restMs: 2000 });
  expect(problems).toEqual([]);
  expect(requests).toBeGreaterThan(300);
  expect(rssMiB.afterCollected / rssMiB.beforeCollected).toBeLessThan(1.15);
}, 120_000);
