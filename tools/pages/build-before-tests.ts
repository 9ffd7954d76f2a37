import { execFileSync } from "node:child_process";
import { join } from "node:path";

const command = join(import.meta.dirname, "..", "build-pages.ts");

/** Builds the pages once for all tests, as users build them: the tests' own environment would give larger ones. */
export function setup(): void {
  const env = { ...process.env, NODE_ENV: "production" };
  execFileSync(process.execPath, [command], { env, stdio: "inherit" });
}
