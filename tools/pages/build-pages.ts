import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { compressFiles } from "./compress-files.ts";

const root = join(import.meta.dirname, "..", "..");
const app = join(root, "apps", "capture");
const output = join(app, "dist");
const stamp = join(output, "built-from.txt");

/** The built pages. */
export interface BuiltPages {
  readonly dir: string;
  /** Whether nothing had to be done. */
  readonly isFresh: boolean;
  readonly ms: number;
}

/** Builds the hosted page unless what is there was made from the same sources. */
export async function buildPages(): Promise<BuiltPages> {
  const begun = performance.now();
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources)
    return { dir: output, isFresh: true, ms: 0 };
  await bundle();
  await compressFiles(output);
  writeFileSync(stamp, sources);
  return { dir: output, isFresh: false, ms: performance.now() - begun };
}

/** Changes with the content of every file that the pages are made from: a copy of a checkout is as fresh as the checkout. */
function fingerprint(): string {
  const own = globSync("{src/**/*,*.html,*.ts,*.json}", {
    cwd: app,
    exclude: (path) => path.endsWith(".test.ts"),
  });
  const files = [
    ...own.map((path) => join(app, path)),
    join(root, "package-lock.json"),
    import.meta.filename,
  ];
  const hash = createHash("sha256");
  for (const file of files.toSorted())
    if (statSync(file).isFile()) hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  return hash.digest("hex");
}

async function bundle(): Promise<void> {
  const { build } = await loadVite();
  await build({ root: app, configFile: join(app, "vite.config.ts"), logLevel: "error" });
}

/** Without the development part the pages have to be there already. */
async function loadVite() {
  try {
    return await import("vite");
  } catch (error) {
    throw new Error(
      "the hosted page is not built, and Vite is not installed: run `npm run build` before leaving out the development part",
      { cause: error },
    );
  }
}
