import type { SessionQuery } from "#core/session/session-query.ts";
import type { Statement } from "./sql.ts";

/** A part of a WHERE clause and its value. */
interface Condition {
  /** Names the condition within a statement's name. */
  readonly name: string;
  /** `?` stands for the value's parameter. */
  readonly text: string;
  readonly value: unknown;
}

/** A statement with its values. */
export interface BoundStatement {
  readonly statement: Statement;
  readonly values: unknown[];
}

/** The rows of a query's page. Each set of conditions is a statement of its own, so that each has a plan of its own. */
export function listStatement(
  columns: string,
  query: SessionQuery,
  references: readonly Uint8Array[] | undefined,
): BoundStatement {
  const { where, values, name } = clauseOf(query, references);
  const [limit, offset] = [values.length + 1, values.length + 2];
  const text = `select ${columns} from sessions where ${where}
     order by sessions.created_at desc, sessions.number desc limit $${limit} offset $${offset}`;
  return {
    statement: { name: `session-list${name}`, text, isLookup: false },
    values: [...values, query.limit, query.offset],
  };
}

/** How many there are in all. Without conditions they are counted already, but for events that wait for their number. */
export function countStatement(
  query: SessionQuery,
  references: readonly Uint8Array[] | undefined,
): BoundStatement {
  const { where, values, name } = clauseOf(query, references);
  if (name === "")
    return { statement: { name: "session-count-all", text: countAll, isLookup: false }, values };
  const text = `select count(*) as count from sessions where ${where}`;
  return { statement: { name: `session-count${name}`, text, isLookup: false }, values };
}

const countAll = `select coalesce((
    select event_feeds.session_count from event_feeds where event_feeds.integration_id = $1
  ), 0) + (
    select count(*) filter (where events.type = 'session-created') - count(*) filter (where events.type = 'session-deleted')
    from events where events.feed_number is null and events.integration_id = $1
  ) as count`;

function clauseOf(query: SessionQuery, references: readonly Uint8Array[] | undefined) {
  const conditions = conditionsOf(query, references);
  const texts = conditions.map(({ text }, place) => text.replace("?", `$${place + 2}`));
  return {
    where: ["sessions.integration_id = $1", "sessions.deleted_at is null", ...texts].join(" and "),
    values: [query.integrationId, ...conditions.map(({ value }) => value)],
    name: conditions.map((condition) => `-${condition.name}`).join(""),
  };
}

function conditionsOf(
  { states, workflowId, numbers, createdFrom, createdUntil }: SessionQuery,
  references: readonly Uint8Array[] | undefined,
): readonly Condition[] {
  const all: readonly Condition[] = [
    { name: "state", text: "sessions.state = any(?::text[])", value: states },
    { name: "workflow", text: "sessions.workflow_id = ?::uuid", value: workflowId },
    { name: "reference", text: "sessions.reference_digest = any(?::bytea[])", value: references },
    { name: "number", text: "sessions.number = any(?::bigint[])", value: numbers },
    { name: "from", text: "sessions.created_at >= ?::timestamptz", value: createdFrom },
    { name: "until", text: "sessions.created_at < ?::timestamptz", value: createdUntil },
  ];
  return all.filter(({ value }) => value !== undefined);
}
