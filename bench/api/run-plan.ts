import { randomUUID } from "node:crypto";
import type { Pool, PoolClient, QueryResultRow } from "pg";
import type { PlannedValue, PlanStep } from "./plan.ts";

/** Runs a request's statements. Between begin and commit they share one connection, as the product's do. */
export type PreparedPlan = (pool: Pool, pathId: string) => Promise<void>;

interface Moment {
  readonly pathId: string;
  readonly fresh: string[];
  readonly rows: (QueryResultRow | undefined)[];
}

/** Makes everything ready that is the same for each request. */
export function preparePlan(steps: readonly PlanStep[]): PreparedPlan {
  const prepared = steps.map(({ name, text, values }) => ({ name, text, values: values.map(reader) }));
  return async (pool, pathId) => {
    const moment: Moment = { pathId, fresh: [], rows: [] };
    let client: PoolClient | undefined;
    try {
      for (const { name, text, values } of prepared) {
        if (text === "begin") client = await pool.connect();
        const query = { name: name as string, text, values: values.map((read) => read(moment)) };
        const { rows } = await (client ?? pool).query<QueryResultRow>(values.length > 0 ? query : text);
        moment.rows.push(rows[0]);
        if (text !== "commit") continue;
        client?.release();
        client = undefined;
      }
    } finally {
      client?.release(true);
    }
  };
}

/** Above every number that the product gave. */
let count = 10_000_000;

function reader(value: PlannedValue): (moment: Moment) => unknown {
  switch (value.from) {
    case "constant":
      return () => value.value;
    case "bytes": {
      const bytes = Buffer.from(value.base64, "base64");
      return () => bytes;
    }
    case "now":
      return () => new Date();
    case "count":
      return () => (count += 1);
    case "path":
      return ({ pathId }) => pathId;
    case "fresh":
      return ({ fresh }) => (fresh[value.number] ??= randomUUID());
    case "row":
      return ({ rows }) => rows[value.step]?.[value.column];
  }
}
