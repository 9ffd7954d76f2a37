/**
 * The attack lab: imitates people by prints, displays, cut-outs and bursts of pictures, and reports what is said of each.
 * `node bench/face-attacks.ts [data folder] [--rounds=10] [--json]`.
 */
import { parseArgs } from "node:util";
import { measureAttackLab } from "./attack-lab/measure-attack-lab.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, rounds: { type: "string", default: "10" } },
});
const figures = await measureAttackLab({
  folder: positionals[0],
  rounds: Number(values.rounds),
  note: (text) => console.error(text),
});
if (values.json) console.log(JSON.stringify(figures, undefined, 2));
else console.dir(figures, { depth: null });
