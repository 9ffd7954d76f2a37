import type { BenchOptions } from "../bench.ts";
import type { Child } from "../support/child.ts";
import { target } from "../support/report.ts";
import { diditKinds, type DiditKind } from "./load-protocol.ts";
import { type Contestant, ratio, type Sample, summarise } from "./measure.ts";
import { race } from "./race.ts";
import type { Site } from "./site.ts";

/** A list is longer work than a decision: fewer at once, so that requests are measured and not their queue. */
const connections = 4;
const growthLimit = 1.2;

const routes: Readonly<Record<DiditKind, string>> = {
  "didit-create": "POST /v3/session/",
  "didit-resume": "POST /v3/session/ again for the same person",
  "didit-list": "GET /v3/sessions/",
  "didit-decision": "GET /v3/session/{id}/decision/",
};

const p95Of = ({ p95Ms }: Sample) => p95Ms;

interface DiditBench {
  readonly few: Site;
  readonly many: Site;
  readonly rounds: number;
  readonly note: BenchOptions["note"];
}

/** How long Didit's calls take, and by how much longer with many sessions stored. */
export async function benchDidit(load: Child, { few, many, rounds, note }: DiditBench) {
  const contestants = diditKinds.flatMap((kind) =>
    [few, many].map((site): Contestant => ({ name: "product", kind, site })),
  );
  const samples = await race(load, contestants, { connections, rounds, note });
  const of = (kind: DiditKind, site: Site) =>
    samples.filter(({ contestant }) => contestant.kind === kind && contestant.site === site);
  const figures = diditKinds.map((kind) => {
    const [withFew, withMany] = [of(kind, few), of(kind, many)];
    return [
      kind,
      {
        route: routes[kind],
        connections,
        [`product, ${few.stored} stored`]: summarise(withFew),
        [`product, ${many.stored} stored`]: summarise(withMany),
        growthOfP95: ratio(withMany, withFew, p95Of),
      },
    ] as const;
  });
  const targets = figures.map(([, { route, growthOfP95 }]) =>
    target(`${route}: growth of p95`, growthOfP95, "at most", growthLimit),
  );
  return { figures: Object.fromEntries(figures), targets };
}
