import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createEnvelopes } from "#adapters/keys/envelopes.ts";
import { newEvent, newSession } from "../../../test/contracts/fixtures.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { runExclusively } from "./advisory-lock.ts";
import { createPool } from "./pool.ts";
import { createPostgresStores } from "./stores.ts";
import { createTransaction } from "./transaction.ts";

const envelopes = createEnvelopes(randomBytes(32));
const withoutQueue = () => ({ queue: { enqueue: async () => undefined }, committed: () => undefined });

describe("a transaction of PostgreSQL", () => {
  test("surfaces a lost connection as storage-failed with its cause, and the pool goes on", async () => {
    await using database = await testDatabase();
    const { pool } = database;
    const session = newSession(envelopes);
    const lost = createTransaction(
      pool,
      envelopes,
      withoutQueue,
    )(async (tx) => {
      await tx.events.append(newEvent(session));
      const sql = `select pg_terminate_backend(pid) from pg_stat_activity
        where state = 'idle in transaction' and datname = current_database()`;
      await pool.query(sql);
      await tx.events.append(newEvent(session, { sequence: 2 }));
    });
    const error = await lost.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "storage-failed", cause: expect.any(Error) as Error });
    const { events } = createPostgresStores(pool, envelopes);
    expect(await events.listBySession(session.id)).toEqual([]);
  });

  test("surfaces a database that cannot be reached as storage-failed", async () => {
    const pool = createPool({ host: "/nowhere", port: 5432, user: "postgres", database: "postgres" });
    const reached = createTransaction(pool, envelopes, withoutQueue)(async () => "never");
    await expect(reached).rejects.toMatchObject({ code: "storage-failed" });
    const stores = createPostgresStores(pool, envelopes);
    await expect(stores.sessions.find(newSession(envelopes).id)).rejects.toMatchObject({
      code: "storage-failed",
    });
    await pool.end();
  });

  test("gives up after three more tries", async () => {
    await using database = await testDatabase();
    let tries = 0;
    const hopeless = createTransaction(
      database.pool,
      envelopes,
      withoutQueue,
    )(async () => {
      tries += 1;
      await database.pool.query("do $$ begin raise exception 'again' using errcode = '40001'; end $$");
    });
    await expect(hopeless).rejects.toThrow("again");
    expect(tries).toBe(4);
  });

  test("wakes the queue after the commit, and not after a rollback", async () => {
    await using database = await testDatabase();
    const woken: number[] = [];
    const counted = async () => {
      const { rows } = await database.pool.query<{ count: string }>("select count(*) from events");
      woken.push(Number(rows[0]?.count));
    };
    let looked: Promise<void> | undefined;
    const queue = { enqueue: async () => undefined };
    const transaction = createTransaction(database.pool, envelopes, () => ({
      queue,
      committed: () => {
        looked = counted();
      },
    }));
    const append = (failure?: Error) =>
      transaction(async (tx) => {
        await tx.events.append(newEvent(newSession(envelopes)));
        if (failure) throw failure;
      });
    await append(new Error("undone")).catch(() => undefined);
    expect(looked).toBeUndefined();
    await append();
    await looked;
    expect(woken).toEqual([1]);
  });

  test("is reached by the address that DATABASE_URL holds", async () => {
    await using database = await testDatabase();
    const pool = createPool({ connectionString: database.url });
    const sql = "select current_database() as name";
    expect((await pool.query(sql)).rows).toEqual((await database.pool.query(sql)).rows);
    await pool.end();
  });
});

describe("runExclusively", () => {
  test("runs work of one name on one node at a time, and of other names beside it", async () => {
    await using database = await testDatabase();
    const [one, two] = [database.pool, createPool(database.connection)];
    const inside = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const first = runExclusively(one, "sweep", () => {
      inside.resolve();
      return mayEnd.promise;
    });
    await inside.promise;
    expect(await runExclusively(two, "sweep", async () => undefined)).toBe(false);
    expect(await runExclusively(two, "other", async () => undefined)).toBe(true);
    mayEnd.resolve();
    expect(await first).toBe(true);
    expect(await runExclusively(two, "sweep", async () => undefined)).toBe(true);
    await two.end();
  });

  test("frees the name when the work fails", async () => {
    await using database = await testDatabase();
    const failing = runExclusively(database.pool, "sweep", () => Promise.reject(new Error("broken")));
    await expect(failing).rejects.toThrow("broken");
    expect(await runExclusively(database.pool, "sweep", async () => undefined)).toBe(true);
  });
});
