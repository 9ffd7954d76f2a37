import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from "pg";
import type { Queryable } from "./sql.ts";

/** So many lookups may wait for one connection's answers before another connection is taken. */
const depth = 16;
/** More connections than these are not taken for lookups: transactions need theirs. */
const connectionLimit = 2;

interface Shared {
  readonly client: Promise<PoolClient>;
  waiting: number;
}

/**
 * Lookups of many requests share a few of the pool's connections, each sending the next before the last is answered; a
 * connection goes back to the pool as soon as nobody waits for it. Everything else takes a connection of its own.
 */
export function shareConnections(pool: Pool): Queryable {
  const held = new Set<Shared>();
  const take = (): Shared => {
    const [least] = [...held].toSorted((a, b) => a.waiting - b.waiting);
    if (least && (least.waiting < depth || held.size >= connectionLimit)) return least;
    const made: Shared = { client: pool.connect(), waiting: 0 };
    held.add(made);
    return made;
  };
  const giveBack = async (shared: Shared): Promise<void> => {
    held.delete(shared);
    (await shared.client).release();
  };
  const lookUp = async <Row extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<Row>> => {
    const shared = take();
    shared.waiting += 1;
    try {
      return await (await shared.client).query<Row>(config);
    } finally {
      shared.waiting -= 1;
      if (shared.waiting === 0) await giveBack(shared).catch(() => undefined);
    }
  };
  return {
    query: (config) =>
      "isLookup" in config && config.isLookup === true ? lookUp(config) : pool.query(config),
  };
}
