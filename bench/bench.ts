/** Measures the product: `npm run bench -- api|webhooks|crash|abuse|documents|faces|yoti-ai|hosted-page [--json]`. */
import { parseArgs } from "node:util";
import { type BenchReport, printReport } from "./support/report.ts";

const benches: Readonly<Record<string, () => Promise<(options: BenchOptions) => Promise<BenchReport>>>> = {
  api: async () => (await import("./api/bench-api.ts")).benchApi,
  webhooks: async () => (await import("./webhooks/bench-webhooks.ts")).benchWebhooks,
  crash: async () => (await import("./crash/bench-crash.ts")).benchCrash,
  documents: async () => (await import("./document/bench-documents.ts")).benchDocuments,
  faces: async () => (await import("./face/bench-faces.ts")).benchFaces,
  "yoti-ai": async () => (await import("./yoti-ai/bench-yoti-ai.ts")).benchYotiAi,
  abuse: async () => (await import("./abuse/bench-abuse.ts")).benchAbuse,
  "hosted-page": async () => (await import("./hosted-page/bench-hosted-page.ts")).benchHostedPage,
};

/** What the command line may choose; each bench has defaults of its own. */
export interface BenchOptions {
  readonly rounds: number | undefined;
  /** A folder of pictures that others made. */
  readonly data: string | undefined;
  /** Some parts of the bench, where it has parts. */
  readonly only: readonly string[] | undefined;
  /** Tells what it is busy with. */
  readonly note: (text: string) => void;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string" },
    data: { type: "string" },
    only: { type: "string" },
  },
});
const load = benches[positionals[0] ?? ""];
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (!load || positionals.length !== 1 || (rounds !== undefined && !(rounds >= 1))) {
  console.error(
    `Usage: npm run bench -- ${Object.keys(benches).join("|")} [--rounds number] [--data folder] [--only parts] [--json]`,
  );
  process.exitCode = 2;
} else {
  const report = await (await load())({
    ...{ rounds, data: values.data, only: values.only?.split(",") },
    note: (text) => console.error(text),
  });
  printReport(report, { isJson: values.json });
  if (report.targets.some(({ isMet }) => !isMet)) process.exitCode = 1;
}
