import type { IntegrationId } from "#core/integration/integration.ts";
import type { TerminalError, TerminalErrorCount, TerminalErrorLog } from "#core/terminal/terminal-error.ts";
import { isUuid, type Queryable, run, statement } from "./sql.ts";

interface ErrorRow {
  integration_id: string;
  at: Date;
  operation: string;
  code: string;
  status: number;
  terminal_id: string | null;
  session_reference: string | null;
}

interface CountRow {
  terminal_id: string | null;
  code: string;
  count: number;
  sessions: number;
  last_at: Date;
}

const append = statement(
  "terminal-error-append",
  `insert into terminal_errors (integration_id, at, operation, code, status, terminal_id, session_reference)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);
const count = statement(
  "terminal-error-count",
  `select terminal_errors.terminal_id, terminal_errors.code, count(*)::integer as count,
     count(distinct terminal_errors.session_reference)::integer as sessions, max(terminal_errors.at) as last_at
   from terminal_errors where terminal_errors.integration_id = $1 and terminal_errors.at >= $2
   group by terminal_errors.terminal_id, terminal_errors.code
   order by count desc, terminal_errors.terminal_id, terminal_errors.code`,
);
const listByTerminal = statement(
  "terminal-error-by-terminal",
  `select terminal_errors.integration_id, terminal_errors.at, terminal_errors.operation, terminal_errors.code,
     terminal_errors.status, terminal_errors.terminal_id, terminal_errors.session_reference
   from terminal_errors where terminal_errors.integration_id = $1 and terminal_errors.terminal_id = $2
   order by terminal_errors.position desc limit $3`,
);
const forget = statement(
  "terminal-error-forget",
  `delete from terminal_errors where terminal_errors.position in (
     select terminal_errors.position from terminal_errors
     where terminal_errors.at < $1 order by terminal_errors.at limit $2
   ) returning terminal_errors.position`,
);

/** Terminals' errors in PostgreSQL. */
export function createTerminalErrorLog(db: Queryable): TerminalErrorLog {
  return {
    append: async ({ integrationId, at, operation, code, status, terminalId, sessionReference }) => {
      const names = [terminalId ?? null, sessionReference ?? null];
      await run(db, append, [integrationId, at, operation, code, status, ...names]);
    },
    count: async (integrationId, since) =>
      isUuid(integrationId) ? (await run<CountRow>(db, count, [integrationId, since])).map(toCount) : [],
    listByTerminal: async (integrationId, terminalId, limit) =>
      isUuid(integrationId)
        ? (await run<ErrorRow>(db, listByTerminal, [integrationId, terminalId, limit])).map(toError)
        : [],
    forget: async (before, limit) => (await run(db, forget, [before, limit])).length,
  };
}

function toError(row: ErrorRow): TerminalError {
  return {
    integrationId: row.integration_id as IntegrationId,
    at: row.at,
    operation: row.operation,
    code: row.code,
    status: row.status,
    terminalId: row.terminal_id ?? undefined,
    sessionReference: row.session_reference ?? undefined,
  };
}

function toCount(row: CountRow): TerminalErrorCount {
  const { code, sessions } = row;
  return { terminalId: row.terminal_id ?? undefined, code, count: row.count, sessions, lastAt: row.last_at };
}
