import type { QueryConfig } from "pg";
import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { shareConnections } from "./shared-connections.ts";

const lookup = (text: string, values: unknown[] = []): QueryConfig & { isLookup: true } => ({
  ...{ text, values, isLookup: true },
});

test("lookups share connections and each gets its own answer", async () => {
  await using database = await testDatabase();
  const shared = shareConnections(database.pool);
  const asked = Array.from({ length: 200 }, (_, number) =>
    shared.query<{ number: number; process: number }>(
      lookup("select $1::integer as number, pg_backend_pid() as process", [number]),
    ),
  );
  const answers = (await Promise.all(asked)).map(({ rows }) => rows[0]);
  expect(answers.map((row) => row?.number)).toEqual([...answers.keys()]);
  expect(new Set(answers.map((row) => row?.process)).size).toBe(2);
});

test("a lookup that fails fails alone", async () => {
  await using database = await testDatabase();
  const shared = shareConnections(database.pool);
  const asked = [1, 0, 2].map((divisor) =>
    shared.query<{ quotient: number }>(lookup("select 4 / $1::integer as quotient", [divisor])),
  );
  const answers = await Promise.allSettled(asked);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("when a shared connection is cut, its lookups fail and the next ones do not", async () => {
  await using database = await testDatabase();
  const shared = shareConnections(database.pool);
  const hanging = [1, 2, 3].map(() => shared.query(lookup("select pg_sleep(30)")));
  const ended = Promise.allSettled(hanging);
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and query like 'select pg_sleep%'`;
  for (let count = 0; count < 1; ) count += (await database.pool.query(cut)).rows.length;
  expect((await ended).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  const { rows } = await shared.query<{ one: number }>(lookup("select 1 as one"));
  expect(rows).toEqual([{ one: 1 }]);
});

test("a connection goes back to the pool when nobody waits for it, and what is no lookup has its own", async () => {
  await using database = await testDatabase();
  const shared = shareConnections(database.pool);
  const slow = shared.query({ text: "select pg_sleep(0.2)" });
  await shared.query(lookup("select 1"));
  expect(database.pool.totalCount - database.pool.idleCount).toBe(1);
  await slow;
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});
