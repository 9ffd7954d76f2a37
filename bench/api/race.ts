import type { BenchOptions } from "../bench.ts";
import type { Child } from "../support/child.ts";
import { type Contestant, measure, type Sample } from "./measure.ts";

const warmUpMs = 8000;
/** How long each contestant is measured in a round. */
export const roundMs = 2500;

/** In turns, so that whatever else the machine does falls on all alike. */
export async function race(
  load: Child,
  contestants: readonly Contestant[],
  {
    connections,
    rounds,
    note,
  }: { readonly connections: number; readonly rounds: number; readonly note: BenchOptions["note"] },
): Promise<readonly Sample[]> {
  note("warming up");
  for (const contestant of contestants)
    await measure(load, contestant, { connections, durationMs: warmUpMs });
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    note(`round ${round + 1} of ${rounds}`);
    const inTurn = round % 2 === 0 ? contestants : contestants.toReversed();
    for (const contestant of inTurn)
      samples.push(await measure(load, contestant, { connections, durationMs: roundMs }));
  }
  return samples;
}
