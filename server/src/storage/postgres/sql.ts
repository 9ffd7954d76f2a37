import type { QueryConfig, QueryResult, QueryResultRow } from "pg";
import { CoreError } from "#core/errors.ts";

/** A pool, or one client within a transaction. */
export interface Queryable {
  query<Row extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<Row>>;
}

/** SQL that each connection parses and plans once, under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** Whether it finds a few rows by a key, and so may share a connection with others that wait for an answer. */
  readonly isLookup: boolean;
}

/** Names a statement; the name must be unique in the server. */
export function statement(name: string, text: string): Statement {
  return { name, text, isLookup: false };
}

/** Names a statement that reads a few rows by a key. */
export function lookup(name: string, text: string): Statement {
  return { name, text, isLookup: true };
}

/** Runs a statement. Throws "storage-failed" with PostgreSQL's error as its cause. */
export async function run<Row extends QueryResultRow>(
  db: Queryable,
  { name, text, isLookup }: Statement,
  values: unknown[],
): Promise<Row[]> {
  try {
    const config = { name, text, values, isLookup };
    return (await db.query<Row>(config)).rows;
  } catch (cause) {
    throw storageFailed(cause);
  }
}

/** What the core knows of any failure underneath; one that is known already stays as it is. */
export function storageFailed(cause: unknown): CoreError {
  if (cause instanceof CoreError) return cause;
  return new CoreError("storage-failed", `the database failed (${sqlState(cause) ?? "no code"})`, { cause });
}

/** SQLSTATE (PostgreSQL manual, appendix A) or the system's code, of an error or its cause. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string" && !(error instanceof CoreError)) return error.code;
  return sqlState(error.cause);
}

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether PostgreSQL takes it for a uuid: anything else names nothing, and asking for it would be an error. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}
