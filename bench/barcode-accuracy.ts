/**
 * How well barcodes and licences' texts are read: `node bench/barcode-accuracy.ts <data folder> [--json]`, where
 * documents/pdf417 holds pictures with their texts beside them, and documents/aamva texts.
 */
import { join } from "node:path";
import { benchAamva } from "./document/aamva-bench.ts";
import { benchBarcodes } from "./document/barcode-bench.ts";

const folder = process.argv[2];
if (folder === undefined)
  throw new Error("Name the data folder: node bench/barcode-accuracy.ts <data folder> [--json]");
const report = {
  texts: await benchAamva(join(folder, "documents/aamva")),
  pictures: await benchBarcodes(join(folder, "documents/pdf417")),
};
if (process.argv.includes("--json")) console.log(JSON.stringify(report, null, 2));
else console.dir(report, { depth: 6 });
