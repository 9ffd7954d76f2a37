import type { Pool, QueryResultRow } from "pg";
import type { RecordedQuery, RecordedValue } from "../support/probe-protocol.ts";

/** Where a value of the bare route comes from: the kinds that the product's own values had. */
export type PlannedValue =
  | { readonly from: "constant"; readonly value: unknown }
  | { readonly from: "bytes"; readonly base64: string }
  | { readonly from: "now" }
  | { readonly from: "path" }
  /** A session's number, which no other session may have. */
  | { readonly from: "count" }
  /** A uuid that each request makes anew; the same number is the same uuid. */
  | { readonly from: "fresh"; readonly number: number }
  /** Of the first row that an earlier statement answered. */
  | { readonly from: "row"; readonly step: number; readonly column: string };

/** One statement of a request. */
export interface PlanStep {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly PlannedValue[];
}

/** What is known of the recorded request. */
export interface PlanFacts {
  /** To ask again what its statements answered. */
  readonly pool: Pool;
  /** Values that are the same in each request. */
  readonly constants: readonly string[];
  /** The id in its path. */
  readonly pathId?: string;
}

/** Where the number stands among the values of a session that is inserted. */
const numberPlace = 23;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The statements of one request as a plan that others can run with ids of their own. */
export async function planOf(queries: readonly RecordedQuery[], facts: PlanFacts): Promise<PlanStep[]> {
  const fresh: string[] = [];
  const rows: (QueryResultRow | undefined)[] = [];
  const steps: PlanStep[] = [];
  for (const { name, text, values } of queries) {
    // One request in sixteen takes numbers for itself and those after it.
    if (name === "session-numbers-take") continue;
    const planned = values.map((value, place) =>
      name === "session-insert" && place === numberPlace
        ? ({ from: "count" } as const)
        : planValue(value, { facts, rows, fresh }),
    );
    steps.push({ name, text, values: planned });
    const isRead = /^\s*select\b/.test(text) && values.every((value) => "plain" in value);
    rows.push(isRead ? await firstRow(facts.pool, text, values) : undefined);
  }
  return steps;
}

async function firstRow(pool: Pool, text: string, values: readonly RecordedValue[]) {
  const plain = values.map((value) => ("plain" in value ? value.plain : undefined));
  return (await pool.query<QueryResultRow>(text, plain)).rows[0];
}

interface Known {
  readonly facts: PlanFacts;
  readonly rows: readonly (QueryResultRow | undefined)[];
  readonly fresh: string[];
}

function planValue(value: RecordedValue, { facts, rows, fresh }: Known): PlannedValue {
  if ("bytes" in value) return { from: "bytes", base64: value.bytes };
  if ("date" in value) return { from: "now" };
  const { plain } = value;
  if (typeof plain !== "string" || !uuid.test(plain) || facts.constants.includes(plain))
    return { from: "constant", value: plain };
  if (plain === facts.pathId) return { from: "path" };
  for (const [step, row] of rows.entries()) {
    const column = Object.keys(row ?? {}).find((name) => row?.[name] === plain);
    if (column !== undefined) return { from: "row", step, column };
  }
  if (!fresh.includes(plain)) fresh.push(plain);
  return { from: "fresh", number: fresh.indexOf(plain) };
}
