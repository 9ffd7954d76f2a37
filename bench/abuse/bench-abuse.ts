import type { BenchOptions } from "../bench.ts";
import { type BenchReport, target } from "../support/report.ts";
import { rounded } from "../support/statistics.ts";
import { runAbuse } from "./run-abuse.ts";

const defaultRounds = 10;
const restMs = 60_000;

/** Sends the real server all that is abusive, again and again; afterwards its memory must be as before. */
export async function benchAbuse({ rounds = defaultRounds, note }: BenchOptions): Promise<BenchReport> {
  const begun = performance.now();
  const { problems, rssMiB, ...counts } = await runAbuse({ rounds, restMs, note });
  return {
    command: `npm run bench -- abuse --rounds ${rounds}`,
    figures: {
      rounds,
      restMs,
      seconds: Math.round((performance.now() - begun) / 1000),
      ...counts,
      rssMiB,
      problems,
    },
    targets: [
      target("answers that were not the right refusal", problems.length, "at most", 0),
      target(
        "memory after the rest, in times of before",
        growth(rssMiB.before, rssMiB.after),
        "at most",
        1.15,
      ),
      target(
        "the same, garbage collected both times",
        growth(rssMiB.beforeCollected, rssMiB.afterCollected),
        "at most",
        1.15,
      ),
    ],
  };
}

function growth(before: number, after: number): number {
  return rounded(after / before, 3);
}
