import type { Admin } from "#app.ts";
import type { Config } from "#config/config.ts";
import type { CommandContext } from "./context.ts";

/** How long a person may wait without a word, in milliseconds. */
const patienceMs = 1000;

/** Attaches to the running server's database, or starts it for as long as `work` takes. */
export async function withAdmin<T>(
  { terminal, loadConfig, openAdmin }: CommandContext,
  work: (ports: Admin["ports"], config: Config) => Promise<T>,
): Promise<T> {
  const config = await loadConfig();
  const patience = setTimeout(() => terminal.note("Opening the database …"), patienceMs);
  const opening = openAdmin(config).finally(() => clearTimeout(patience));
  await using admin = await opening;
  return await work(admin.ports, config);
}
