import type { QueryConfig, QueryResult, QueryResultRow } from "pg";

/** A pool, or one client within a transaction. */
export interface Queryable {
  query<Row extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<Row>>;
}

/** pg-boss writes few different statements; more than these would be a sign of values inside their text. */
const preparedLimit = 200;
const preparedNames = new Map<string, string>();

/** How pg-boss speaks to the database: through our connections, its statements with values prepared once on each. */
export function bossDatabase(db: Queryable) {
  return {
    executeSql: async (text: string, values?: unknown[]) => {
      if (!values?.length) return db.query({ text });
      const name = preparedName(text);
      return db.query(name === undefined ? { text, values } : { name, text, values });
    },
  };
}

function preparedName(text: string): string | undefined {
  const known = preparedNames.get(text);
  if (known !== undefined || preparedNames.size >= preparedLimit) return known;
  const name = `job-${preparedNames.size}`;
  preparedNames.set(text, name);
  return name;
}
