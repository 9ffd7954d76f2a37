import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { migrate } from "./migrate.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bonafide-migrations-"));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
const first = "20260101T0900_first.sql";
const second = "20260102T0900_second.sql";

describe("migrate", () => {
  test("has nothing to do on a database that is up to date", async () => {
    await using database = await testDatabase();
    expect(await migrate(database.pool)).toEqual([]);
  });

  test("applies what is new, in the order of the names", async () => {
    await using database = await testDatabase();
    await write(second, "insert into things values (2)");
    await write(first, "create table things (id integer); insert into things values (1)");
    expect(await migrate(database.pool, folder)).toEqual([first, second]);
    expect((await database.pool.query("select * from things")).rows).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await migrate(database.pool, folder)).toEqual([]);
  });

  test("applies each once when two nodes start together", async () => {
    await using database = await testDatabase();
    await write(first, "create table things (id integer); select pg_sleep(0.05)");
    const both = await Promise.all([migrate(database.pool, folder), migrate(database.pool, folder)]);
    expect(both.flat()).toEqual([first]);
  });

  test("refuses one that was edited after it was applied", async () => {
    await using database = await testDatabase();
    await write(first, "select 1");
    await migrate(database.pool, folder);
    await write(first, "select 2");
    await write(second, "create table never (id integer)");
    await expect(migrate(database.pool, folder)).rejects.toThrow(`${first} was edited`);
    expect((await database.pool.query("select to_regclass('never') as made")).rows).toEqual([{ made: null }]);
  });

  test("leaves nothing of one that fails, and keeps those before it", async () => {
    await using database = await testDatabase();
    await write(first, "create table things (id integer)");
    await write(second, "create table others (id integer); select 1 / 0");
    await expect(migrate(database.pool, folder)).rejects.toThrow(`${second} failed`);
    const sql =
      "select to_regclass('things') is null as no_things, to_regclass('others') is null as no_others";
    expect((await database.pool.query(sql)).rows).toEqual([{ no_things: false, no_others: true }]);
    await write(second, "create table others (id integer)");
    expect(await migrate(database.pool, folder)).toEqual([second]);
  });

  test("refuses a name that has no place in the order", async () => {
    await using database = await testDatabase();
    await write("later.sql", "select 1");
    await expect(migrate(database.pool, folder)).rejects.toThrow("may not be named later.sql");
  });
});
