import type { BenchOptions } from "../bench.ts";
import { type Child, startChild } from "../support/child.ts";
import { type BenchReport, target } from "../support/report.ts";
import { benchDidit } from "./bench-didit.ts";
import { type Contestant, ratio, type Sample, summarise } from "./measure.ts";
import { race, roundMs } from "./race.ts";
import { openSite, type Site } from "./site.ts";

const connections = 32;
const defaultRounds = 7;
const [fewStored, manyStored] = [10_000, 200_000];
const kinds = ["create", "decision"] as const;
const bareRatioLimit = 1.5;
const growthLimit = 1.2;

const cpuOf = ({ serverCpuMicros }: Sample) => serverCpuMicros;
const wholeCpuOf = (sample: Sample) => sample.serverCpuMicros + sample.databaseCpuMicros;
const p50Of = ({ p50Ms }: Sample) => p50Ms;

/** The product's processor time per request beside bare Fastify routes that run the same SQL, with few sessions stored and with many. */
export async function benchApi({ rounds = defaultRounds, only, note }: BenchOptions): Promise<BenchReport> {
  await using load = startChild({ script: new URL("load-generator.ts", import.meta.url) });
  note(`storing ${fewStored} sessions`);
  await using few = await openSite(fewStored, load);
  note(`storing ${manyStored} sessions`);
  await using many = await openSite(manyStored, load);
  const isWanted = (part: string) => only === undefined || only.includes(part);
  const compared = isWanted("veriff") ? await compare(load, { few, many, rounds, note }) : nothing;
  const didit = isWanted("didit") ? await benchDidit(load, { few, many, rounds, note }) : nothing;
  return {
    command: `npm run bench -- api --rounds ${rounds}`,
    figures: { ...compared.figures, ...didit.figures },
    targets: [...compared.targets, ...didit.targets],
  };
}

const nothing: Omit<BenchReport, "command"> = { figures: {}, targets: [] };

async function compare(
  load: Child,
  { few, many, rounds, note }: { few: Site; many: Site; rounds: number; note: BenchOptions["note"] },
): Promise<Omit<BenchReport, "command">> {
  const contestants = kinds.flatMap((kind) => contestantsOf(kind, few, many));
  const samples = await race(load, contestants, { connections, rounds, note });
  return report({ few, many, rounds }, (name, kind, site) =>
    samples.filter(
      ({ contestant }) => contestant.name === name && contestant.kind === kind && contestant.site === site,
    ),
  );
}

function contestantsOf(kind: Contestant["kind"], few: Site, many: Site): Contestant[] {
  const both = (["product", "bare"] as const).flatMap((name) =>
    [few, many].map((site) => ({ name, kind, site })),
  );
  return kind === "create" ? [...both, { name: "single insert", kind, site: few }] : both;
}

type Find = (name: Contestant["name"], kind: Contestant["kind"], site: Site) => readonly Sample[];

function report(
  { few, many, rounds }: { readonly few: Site; readonly many: Site; readonly rounds: number },
  find: Find,
): Omit<BenchReport, "command"> {
  const figures = Object.fromEntries(kinds.map((kind) => [kind, figuresOf(kind, { few, many, find })]));
  const targets = kinds.flatMap((kind) => targetsOf(kind, figures[kind]));
  const data = { connections, rounds, roundMs, stored: [few.stored, many.stored], sql: few.statements };
  return { figures: { data, ...figures }, targets };
}

type Figures = ReturnType<typeof figuresOf>;

function figuresOf(
  kind: Contestant["kind"],
  { few, many, find }: { readonly few: Site; readonly many: Site; readonly find: Find },
) {
  const of = (name: Contestant["name"], site: Site) => find(name, kind, site);
  const [productFew, productMany] = [of("product", few), of("product", many)];
  const single = of("single insert", few);
  return {
    route: kind === "create" ? "POST /v1/sessions" : "GET /v1/sessions/{id}/decision",
    [`product, ${few.stored} stored`]: summarise(productFew),
    [`product, ${many.stored} stored`]: summarise(productMany),
    [`bare, ${few.stored} stored`]: summarise(of("bare", few)),
    [`bare, ${many.stored} stored`]: summarise(of("bare", many)),
    ...(single.length > 0 && { [`single insert, ${few.stored} stored`]: summarise(single) }),
    cpuRatioToBare: ratio(productFew, of("bare", few), cpuOf),
    cpuRatioToBareWithMany: ratio(productMany, of("bare", many), cpuOf),
    ...(single.length > 0 && { cpuRatioToSingleInsert: ratio(productFew, single, cpuOf) }),
    p50RatioToBare: ratio(productFew, of("bare", few), p50Of),
    growth: {
      serverCpu: ratio(productMany, productFew, cpuOf),
      serverAndDatabaseCpu: ratio(productMany, productFew, wholeCpuOf),
      p50: ratio(productMany, productFew, p50Of),
    },
  };
}

function targetsOf(kind: Contestant["kind"], figures: Figures | undefined) {
  const { route = kind, cpuRatioToBare = Number.NaN, growth } = figures ?? {};
  const grown = (name: keyof Figures["growth"]) => growth?.[name] ?? Number.NaN;
  return [
    target(`${route}: server CPU against the bare route`, cpuRatioToBare, "at most", bareRatioLimit),
    target(`${route}: growth of server CPU`, grown("serverCpu"), "at most", growthLimit),
    target(`${route}: growth of p50`, grown("p50"), "at most", growthLimit),
  ];
}
