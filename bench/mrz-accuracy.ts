/**
 * How well machine readable zones are read: `node bench/mrz-accuracy.ts <data folder> [--seeds=n] [--json]`, where
 * documents/mrz holds pictures of specimens, and on specimens made here.
 */
import { join } from "node:path";
import { benchMrzOnOwn, benchMrzOnSpecimens } from "./document/mrz-bench.ts";
import { openZoneBench } from "./document/mrz-engines.ts";

const firstSeed = 5000;
const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
if (folder === undefined)
  throw new Error("Name the data folder: node bench/mrz-accuracy.ts <data folder> [--seeds=n] [--json]");
const wanted = process.argv.find((argument) => argument.startsWith("--seeds="))?.slice("--seeds=".length);
const seeds = Array.from({ length: Number(wanted ?? 10) }, (_, i) => firstSeed + i);
const note = (text: string) => console.error(text);

await using bench = await openZoneBench();
const specimens = await benchMrzOnSpecimens(bench, join(folder, "documents/mrz"), note);
const own = [];
for (const degrade of [0, 1, 2, 3] as const) own.push(await benchMrzOnOwn(bench, { degrade, seeds, note }));
const report = { specimens, own };
if (process.argv.includes("--json")) console.log(JSON.stringify(report, undefined, 2));
else console.dir(report, { depth: 6 });
