import { access } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** Where a file of an installed package lies, also when the package does not export it. Throws when it is missing. */
export async function packageFile(packageName: string, path: string): Promise<string> {
  for (const folder of require.resolve.paths(packageName) ?? []) {
    const candidate = join(folder, packageName, path);
    const isThere = await access(candidate).then(
      () => true,
      () => false,
    );
    if (isThere) return candidate;
  }
  throw new Error(`The package ${packageName} has no file ${path} here; is it installed?`);
}
