import { type EmbeddedOptions, startEmbeddedPostgres } from "./embedded.ts";
import type { DatabaseConnection } from "./pool.ts";

/** A database that can be connected to; disposing of it stops what was started for it. */
export interface Database extends AsyncDisposable {
  readonly connection: DatabaseConnection;
  /** "outside": DATABASE_URL; "attached": it ran already; "started": for this process. */
  readonly origin: "outside" | "attached" | "started";
  /** Of the embedded PostgreSQL; undefined for an outside one. */
  readonly version: string | undefined;
}

/** What may be chosen; a server has the home for itself, commands share it. */
export interface DatabaseOptions extends EmbeddedOptions {
  readonly databaseUrl?: string | undefined;
}

/** The outside database when one is named; else our own, attached to where it runs and started where it does not. */
export async function openDatabase({ databaseUrl, ...options }: DatabaseOptions): Promise<Database> {
  if (databaseUrl !== undefined) {
    const connection = { connectionString: databaseUrl };
    return {
      connection,
      origin: "outside",
      version: undefined,
      [Symbol.asyncDispose]: async () => undefined,
    };
  }
  const embedded = await startEmbeddedPostgres(options);
  const { connection, attached, version } = embedded;
  const origin = attached ? "attached" : "started";
  return { connection, origin, version, [Symbol.asyncDispose]: () => embedded.stop() };
}
