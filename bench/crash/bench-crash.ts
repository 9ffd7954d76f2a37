import { runCrashes } from "../../server/test/support/crash/run-crashes.ts";
import type { BenchOptions } from "../bench.ts";
import { type BenchReport, target } from "../support/report.ts";
import { median } from "../support/statistics.ts";

const defaultRounds = 30;
/** Of a start with everything in its place. */
const readyLimitMs = 3000;

/** Kills server and database in the middle of traffic, and counts what was lost. */
export async function benchCrash({ rounds = defaultRounds, note }: BenchOptions): Promise<BenchReport> {
  const begun = performance.now();
  const { problems, readyMs, recoveryMs, ...counts } = await runCrashes({
    rounds,
    onRound: (round, kind) => note(`crash ${round} of ${rounds}: ${kind}`),
  });
  const { firstStart, secondStart, afterCrash } = readyMs;
  return {
    command: `npm run bench -- crash --rounds ${rounds}`,
    figures: {
      rounds,
      seconds: Math.round((performance.now() - begun) / 1000),
      ...counts,
      readyMs: { firstStart, secondStart, afterCrash: spread(afterCrash) },
      recoveryMs: spread(recoveryMs),
      problems,
    },
    targets: [
      target("things lost", problems.length, "at most", 0),
      target("ready after the second start, in milliseconds", secondStart, "at most", readyLimitMs),
    ],
  };
}

function spread(values: readonly number[]) {
  return { count: values.length, median: median(values), max: Math.max(...values) };
}
