import type { Child } from "../support/child.ts";
import { databaseCpuMicros } from "../support/database-usage.ts";
import { median, quantile, rounded } from "../support/statistics.ts";
import type { LoadOrder, LoadResult } from "./load-protocol.ts";
import type { Site } from "./site.ts";

/** One server and one route under load. */
export interface Contestant {
  readonly name: "product" | "bare" | "single insert";
  readonly kind: LoadOrder["kind"];
  readonly site: Site;
}

/** One round of a contestant. */
export interface Sample {
  readonly contestant: Contestant;
  readonly requests: number;
  readonly serverCpuMicros: number;
  readonly databaseCpuMicros: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly requestsPerSecond: number;
}

const settleMs = 300;

/** Loads a server for a while and reads what it cost. */
export async function measure(
  load: Child,
  contestant: Contestant,
  { connections, durationMs }: Pick<LoadOrder, "connections" | "durationMs">,
): Promise<Sample> {
  const { site, name, kind } = contestant;
  const server = name === "product" ? site.product : site.bare;
  const order: LoadOrder = {
    ...{ kind, connections, durationMs, account: site.account, ids: site.ids },
    origin: name === "product" ? site.product.origin : site.bareOrigin,
    path: name === "single insert" ? "/single/sessions" : "/v1/sessions",
  };
  // Connections that fell idle are made anew before anything is counted.
  await load.ask<LoadResult>({ ...order, durationMs: settleMs });
  const before = { server: await server.usage(), database: databaseCpuMicros(site.home) };
  const { latenciesMs, elapsedMs, failure } = await load.ask<LoadResult>(order);
  if (failure !== undefined) throw new Error(`${name}: ${failure}`);
  const after = { server: await server.usage(), database: databaseCpuMicros(site.home) };
  const requests = latenciesMs.length;
  return {
    ...{ contestant, requests },
    serverCpuMicros: (after.server.cpuMicros - before.server.cpuMicros) / requests,
    databaseCpuMicros: ((after.database ?? Number.NaN) - (before.database ?? Number.NaN)) / requests,
    p50Ms: quantile(latenciesMs, 0.5),
    p95Ms: quantile(latenciesMs, 0.95),
    requestsPerSecond: (requests / elapsedMs) * 1000,
  };
}

/** The middle round of each figure. */
export function summarise(samples: readonly Sample[]) {
  const middle = (figure: Exclude<keyof Sample, "contestant">, digits = 1) =>
    rounded(median(samples.map((sample) => sample[figure])), digits);
  return {
    requests: samples.map(({ requests }) => requests).reduce((sum, one) => sum + one, 0),
    serverCpuMicros: middle("serverCpuMicros"),
    databaseCpuMicros: middle("databaseCpuMicros"),
    p50Ms: middle("p50Ms", 2),
    p95Ms: middle("p95Ms", 2),
    requestsPerSecond: middle("requestsPerSecond", 0),
  };
}

/** The middle of the rounds' ratios: what disturbs one round disturbs both contestants. */
export function ratio(
  samples: readonly Sample[],
  others: readonly Sample[],
  figure: (sample: Sample) => number,
): number {
  const ratios = samples.flatMap((sample, round) => {
    const other = others[round];
    return other ? [figure(sample) / figure(other)] : [];
  });
  return rounded(median(ratios), 3);
}
