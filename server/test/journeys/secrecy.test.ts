import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deletePastRetention, deleteSession } from "#core/session/delete-session.ts";
import type { SessionId } from "#core/session/session.ts";
import { majors } from "../support/database.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, picture, type VeriffCustomer } from "../support/veriff-customer.ts";

const person = { firstName: "Ottilie", lastName: "Quisenberry", idNumber: "PNOXX-7788" };

describe.each(majors)("on PostgreSQL %s", (major) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ major });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  /** Everything that the database holds, as text: bytes in hexadecimal and as they read. */
  async function everythingStored(): Promise<string> {
    const { rows: tables } = await server.database.pool.query<{ name: string }>(
      "select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'",
    );
    const dumps = tables.map(async ({ name }) => {
      const { rows } = await server.database.pool.query(`select * from ${name}`);
      return rows.map((row) => Object.values(row).map(asText).join(" ")).join("\n");
    });
    return (await Promise.all(dumps)).join("\n");
  }

  async function uploaded(customer: VeriffCustomer): Promise<{ id: SessionId; bytes: Uint8Array }> {
    const id = await customer.client.createId({ person, vendorData: "customer-of-mine" });
    const bytes = await picture("jpeg", 5);
    expect((await customer.client.upload(id, "face", bytes)).status).toBe(200);
    return { id: id as SessionId, bytes };
  }

  async function storedFiles(): Promise<readonly Buffer[]> {
    const names = await readdir(join(server.home, "blobs"), { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name))));
  }

  test("neither names nor references nor pictures nor secrets lie readable in the database or on the disk", async () => {
    const customer = await newVeriffCustomer(server);
    const { bytes } = await uploaded(customer);
    const stored = await everythingStored();
    for (const secret of [...Object.values(person), "customer-of-mine", customer.account.apiSecret])
      expect(stored).not.toContain(secret);
    const files = await storedFiles();
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(file.includes(Buffer.from(bytes.subarray(0, 64)))).toBe(false);
  });

  test("a deleted session is gone for good: its key, its files, and what its customer can see", async () => {
    const customer = await newVeriffCustomer(server);
    const { id } = await uploaded(customer);
    const before = (await storedFiles()).length;
    await deleteSession(server.ports, id);
    expect((await customer.client.get(`/sessions/${id}/media`)).status).toBe(404);
    const { rows } = await server.database.pool.query(
      "select sessions.wrapped_key, sessions.sealed from sessions where sessions.id = $1",
      [id],
    );
    expect(rows).toEqual([{ wrapped_key: null, sealed: null }]);
    await expect.poll(async () => (await storedFiles()).length, { timeout: 10_000 }).toBe(before - 1);
    const events = await server.ports.events.listBySession(id);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, i) => i + 1));
    expect(events.at(-1)?.type).toBe("session-deleted");
  });

  test("a session is deleted when its integration's retention is over, and not before", async () => {
    const customer = await newVeriffCustomer(server, { settings: { retentionDays: 30 } });
    const { id } = await uploaded(customer);
    const ahead = (days: number) =>
      server.ports.integrations.save({ ...customer.integration, clockAheadMs: days * 24 * 3600 * 1000 });
    await ahead(8);
    await expect
      .poll(async () => (await server.ports.sessions.find(id))?.state, { timeout: 25_000 })
      .toBe("abandoned");
    await ahead(8 + 29);
    await deletePastRetention(server.ports);
    expect((await server.ports.sessions.find(id))?.state).toBe("abandoned");
    await ahead(8 + 31);
    await deletePastRetention(server.ports);
    expect((await server.ports.sessions.find(id))?.state).toBe("deleted");
  });

  test("the log of all that names nobody", () => {
    const log = server.log.join("\n");
    for (const secret of Object.values(person)) expect(log).not.toContain(secret);
  });

  test("the feed numbers an integration's events 1, 2, 3 without a gap", async () => {
    const customer = await newVeriffCustomer(server);
    await Promise.all([1, 2, 3, 4].map(() => uploaded(customer)));
    const feed = () => server.ports.events.listFeed(customer.integration.id, 0, 100);
    await expect.poll(async () => (await feed()).length, { timeout: 10_000 }).toBe(12);
    expect((await feed()).map(({ feedNumber }) => feedNumber)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    const rest = await server.ports.events.listFeed(customer.integration.id, 10, 100);
    expect(rest.map(({ feedNumber }) => feedNumber)).toEqual([11, 12]);
  });
});

function asText(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
  return value instanceof Date ? value.toISOString() : (JSON.stringify(value) ?? "");
}
