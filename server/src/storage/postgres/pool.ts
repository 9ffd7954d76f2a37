import pg from "pg";
import type { EmbeddedConnection } from "./embedded.ts";
import { TurnSocket } from "./turn-socket.ts";

/** Which database to use: one of our own, or an outside one by its address. */
export type DatabaseConnection = EmbeddedConnection | { readonly connectionString: string };

/** Connections to the database. `onError` hears of idle connections that were lost; the pool replaces them. */
export function createPool(
  connection: DatabaseConnection,
  { max = 16, onError }: { readonly max?: number; readonly onError?: (error: Error) => void } = {},
): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    application_name: "bonafide",
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    pipeline: true,
    stream: () => new TurnSocket(),
  });
  pool.on("error", (error) => onError?.(error));
  // Without a listener an error of a client that is lent out, between two queries, would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
