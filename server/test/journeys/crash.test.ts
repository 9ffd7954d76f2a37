import { expect, test } from "vitest";
import { runCrashes } from "../support/crash/run-crashes.ts";

test("nothing that was acknowledged is lost when server and database are killed in the middle of traffic", async () => {
  const report = await runCrashes({ rounds: 3, clients: 4, submissionsPerRound: 2 });
  expect(report.problems).toEqual([]);
  expect(report.crashes).toEqual({ everything: 1, server: 1, postgres: 1 });
  expect(report.acknowledged.sessions).toBeGreaterThan(3);
  expect(report.acknowledged.uploads).toBeGreaterThan(3);
  expect(report.acknowledged.submissions).toBeGreaterThan(0);
  expect(report.webhooks.heard).toBeGreaterThan(3);
}, 120_000);
