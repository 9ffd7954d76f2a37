/** Measures the product: `npm run bench -- api|webhooks|crash|abuse [--json]`. */
import { parseArgs } from "node:util";
import { type BenchReport, printReport } from "./support/report.ts";

const benches: Readonly<Record<string, () => Promise<(options: BenchOptions) => Promise<BenchReport>>>> = {
  api: async () => (await import("./api/bench-api.ts")).benchApi,
  webhooks: async () => (await import("./webhooks/bench-webhooks.ts")).benchWebhooks,
  crash: async () => (await import("./crash/bench-crash.ts")).benchCrash,
  abuse: async () => (await import("./abuse/bench-abuse.ts")).benchAbuse,
};

/** What the command line may choose; each bench has defaults of its own. */
export interface BenchOptions {
  readonly rounds: number | undefined;
  /** Tells what it is busy with. */
  readonly note: (text: string) => void;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, rounds: { type: "string" } },
});
const load = benches[positionals[0] ?? ""];
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (!load || positionals.length !== 1 || (rounds !== undefined && !(rounds >= 1))) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join("|")} [--rounds number] [--json]`);
  process.exitCode = 2;
} else {
  const report = await (await load())({ rounds, note: (text) => console.error(text) });
  printReport(report, { isJson: values.json });
  if (report.targets.some(({ isMet }) => !isMet)) process.exitCode = 1;
}
