import type { FunnelCount, FunnelEvent, FunnelLog } from "#core/capture/funnel.ts";
import { type Queryable, run, statement } from "./sql.ts";

const appendEvents = statement(
  "funnel-append",
  `insert into capture_funnel (session_id, attempt_id, integration_id, type, place, obstacle, elapsed_ms, at)
   select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::bigint[],
     $8::timestamptz[])`,
);
const countEvents = statement(
  "funnel-count",
  `select place, type, obstacle, count(distinct session_id)::integer as sessions from capture_funnel
   where integration_id = $1 and at >= $2 group by place, type, obstacle order by place, sessions desc, type, obstacle`,
);
const countOfSession = statement(
  "funnel-count-session",
  "select count(*)::integer as events from capture_funnel where session_id = $1",
);
const forgetEvents = statement(
  "funnel-forget",
  `with old as (select position from capture_funnel where at < $1 order by at limit $2)
   delete from capture_funnel using old where capture_funnel.position = old.position returning old.position`,
);

/** The funnel in PostgreSQL. */
export function createFunnelLog(db: Queryable): FunnelLog {
  return {
    append: async (events) => {
      await run(db, appendEvents, columnsOf(events));
    },
    count: async (integrationId, since) => {
      const rows = await run<Omit<FunnelCount, "obstacle"> & { obstacle: string | null }>(db, countEvents, [
        integrationId,
        since,
      ]);
      return rows.map((row) => ({ ...row, obstacle: row.obstacle ?? undefined }));
    },
    countOfSession: async (sessionId) => {
      const [row] = await run<{ events: number }>(db, countOfSession, [sessionId]);
      return row?.events ?? 0;
    },
    forget: async (before, limit) => (await run(db, forgetEvents, [before, limit])).length,
  };
}

function columnsOf(events: readonly FunnelEvent[]): unknown[] {
  return [
    events.map(({ sessionId }) => sessionId),
    events.map(({ attemptId }) => attemptId),
    events.map(({ integrationId }) => integrationId),
    events.map(({ type }) => type),
    events.map(({ place }) => place),
    events.map(({ obstacle }) => obstacle ?? null),
    events.map(({ elapsedMs }) => elapsedMs),
    events.map(({ at }) => at),
  ];
}
