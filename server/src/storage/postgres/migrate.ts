import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import type { Pool, PoolClient } from "pg";
import { CoreError } from "#core/errors.ts";
import { advisoryLocks } from "./advisory-lock.ts";
import { storageFailed } from "./sql.ts";

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** Lower-case hex of its SHA-256. */
  readonly sha256: string;
}

const ownFolder = fileURLToPath(new URL("../../../migrations", import.meta.url));
const fileName = /^\d{8}T\d{4}_[a-z0-9_]+\.sql$/;

/**
 * Applies the migrations that are new, in order, each in a transaction; other nodes wait meanwhile.
 * Answers their names. Throws "storage-failed" when one that was applied has been edited since.
 */
export async function migrate(pool: Pool, folder: string = ownFolder): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect().catch((cause: unknown) => {
    throw storageFailed(cause);
  });
  try {
    await client.query("select pg_advisory_lock($1)", [advisoryLocks.migrate]);
    const applied = await readApplied(client);
    refuseEdited(migrations, applied);
    const fresh = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of fresh) await apply(client, migration);
    return fresh.map(({ name }) => name);
  } catch (cause) {
    throw storageFailed(cause);
  } finally {
    // The lock goes with the connection, whatever state an error left it in.
    client.release(true);
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  const odd = names.find((name) => !fileName.test(name));
  if (odd) throw new CoreError("storage-failed", `a migration may not be named ${odd}`);
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), "utf8");
      return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function readApplied(client: PoolClient): Promise<ReadonlyMap<string, string>> {
  await client.query(
    `create table if not exists schema_migrations (
       name text primary key, sha256 text not null, applied_at timestamptz not null default now()
     )`,
  );
  const { rows } = await client.query<{ name: string; sha256: string }>(
    "select schema_migrations.name, schema_migrations.sha256 from schema_migrations",
  );
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function refuseEdited(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const edited = migrations.find(({ name, sha256 }) => applied.has(name) && applied.get(name) !== sha256);
  if (!edited) return;
  throw new CoreError("storage-failed", `the migration ${edited.name} was edited after it was applied`);
}

async function apply(client: PoolClient, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query("insert into schema_migrations (name, sha256) values ($1, $2)", [name, sha256]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    throw new CoreError("storage-failed", `the migration ${name} failed`, { cause });
  }
}
