import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const sdk = join(import.meta.dirname, "..", "..", "sdks", "web");
const stamp = join(sdk, "dist", "built-from.txt");

/** The script that sites load, and whether it was there already. */
export interface BuiltSdk {
  /** A plain script. */
  readonly file: string;
  readonly isFresh: boolean;
}

/** Builds the web SDK as a plain script and as a module, unless what is there was made from the same sources. */
export async function buildWebSdk(): Promise<BuiltSdk> {
  const file = join(sdk, "dist", "bonafide-web.js");
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return { file, isFresh: true };
  const { build } = await import("vite");
  for (const mode of ["script", "module"])
    await build({ configFile: join(sdk, "vite.config.ts"), mode, logLevel: "error" });
  writeFileSync(stamp, sources);
  return { file, isFresh: false };
}

/** Changes with the text of every file that the script is made from. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const name of globSync("{src/**/*.ts,vite.config.ts,package.json}", { cwd: sdk }).toSorted())
    hash.update(`${name}\n${readFileSync(join(sdk, name), "utf8")}\n`);
  return hash.digest("hex");
}
