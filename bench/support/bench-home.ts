import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import { type AdminPorts, dialectNames, openAdmin } from "../../server/src/app.ts";
import { loadConfig } from "../../server/src/config/config.ts";
import type { Integration } from "../../server/src/core/integration/integration.ts";
import {
  createIntegration,
  type NewIntegration,
} from "../../server/src/core/integration/manage-integration.ts";
import { type Database, openDatabase } from "../../server/src/storage/postgres/open-database.ts";
import { createPool } from "../../server/src/storage/postgres/pool.ts";
import { testModelsFolder } from "../../server/test/support/models.ts";

/** An empty home of the product, its database as in production, open to the bench as commands open it. */
export interface BenchHome extends AsyncDisposable {
  readonly path: string;
  readonly connection: Database["connection"];
  readonly ports: AdminPorts;
  readonly pool: Pool;
}

/** Makes one; the database runs until it is disposed of. */
export async function openBenchHome(): Promise<BenchHome> {
  await using stack = new AsyncDisposableStack();
  const path = await mkdtemp(join(tmpdir(), "bonafide-bench-"));
  stack.defer(() => rm(path, { recursive: true, force: true }));
  await mkdir(testModelsFolder, { recursive: true });
  await symlink(testModelsFolder, join(path, "models"));
  const { connection } = stack.use(await openDatabase({ home: path, role: "command" }));
  const { ports } = stack.use(await openAdmin(loadConfig({ BONAFIDE_HOME: path })));
  const pool = createPool(connection);
  stack.defer(() => pool.end());
  const kept = stack.move();
  return { path, connection, ports, pool, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** A live integration with credentials. */
export async function newIntegration(
  { ports }: BenchHome,
  input: Partial<NewIntegration> = {},
): Promise<Integration> {
  const common = { name: "bench", environment: "live", dialects: dialectNames } as const;
  return createIntegration(ports, { ...common, allowInsecureWebhooks: true, ...input });
}

/** Key and secret of an integration for Veriff's API. */
export function accountOf({ credentials }: Integration): {
  readonly apiKey: string;
  readonly apiSecret: string;
} {
  const credential = credentials.find(({ dialect }) => dialect === "veriff");
  if (!credential) throw new Error("the integration has no credentials for veriff");
  return { apiKey: credential.keyId, apiSecret: credential.secret };
}
