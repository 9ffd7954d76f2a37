import { fileURLToPath } from "node:url";
import Config from "@npmcli/config";
import npmDefinitions from "@npmcli/config/lib/definitions/index.js";

/** npm's settings (registry, credentials, proxy, certificates) as npm itself would see them in a folder, by default the working one. */
export async function readNpmSettings(
  from: { readonly cwd?: string; readonly env?: Record<string, string | undefined> } = {},
): Promise<Record<string, unknown>> {
  const config = new Config({
    npmPath: fileURLToPath(new URL(".", import.meta.url)),
    ...npmDefinitions,
    // Our own command line is none of npm's.
    argv: ["node", "npm"],
    warn: false,
    ...from,
  });
  await config.load();
  return config.flat;
}
