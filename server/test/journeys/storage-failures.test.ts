import { execFileSync } from "node:child_process";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Pool, PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CoreError } from "#core/errors.ts";
import { addMedia } from "#core/media/add-media.ts";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import { countStored } from "../support/abuse/refusal.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { isSigned, type VeriffAnswer } from "../support/veriff-client.ts";
import { newVeriffCustomer, picture, type VeriffCustomer } from "../support/veriff-customer.ts";

let server: TestServer;
let customer: VeriffCustomer;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newVeriffCustomer(server);
});

afterAll(() => server[Symbol.asyncDispose]());

/** The answer to whom we could not serve: in Veriff's shape, and without a word of our inside. */
function expectUnavailable({ status, json }: VeriffAnswer): void {
  expect([status, json]).toEqual([503, { status: "fail", message: "Service Unavailable." }]);
}

async function expectKept(answer: VeriffAnswer, bytes: Uint8Array): Promise<void> {
  expect(answer.status).toBe(200);
  const kept = await customer.client.get(`/media/${answer.json.image.id}`);
  expect([kept.status, Buffer.compare(kept.bytes, bytes)]).toEqual([200, 0]);
}

async function imagesOf(id: string): Promise<readonly string[]> {
  const { json } = await customer.client.get(`/sessions/${id}/media`);
  return json.images.map((image: { id: string }) => image.id);
}

describe("when files cannot be kept", () => {
  const folder = () => join(server.home, "blobs");

  test("an upload is refused and leaves nothing behind; what was kept is there again afterwards", async () => {
    const { client, account } = customer;
    const [id, bytes] = [await client.createId(), await picture()];
    const first = await client.upload(id, "face", bytes);
    const before = await countStored(server);
    await rename(folder(), `${folder()}-away`);
    await writeFile(folder(), "no folder");
    const refused = await client.upload(id, "document-front", bytes);
    expectUnavailable(refused);
    expect(isSigned(refused.headers, refused.bytes, account.apiSecret)).toBe(true);
    expectUnavailable(await client.get(`/media/${first.json.image.id}`));
    expect((await client.get(`/sessions/${id}/decision`)).status).toBe(200);
    await rm(folder());
    await rename(`${folder()}-away`, folder());
    expect(await countStored(server)).toEqual(before);
    await expectKept(first, bytes);
    await expectKept(await client.upload(id, "document-front", bytes), bytes);
    expect(await imagesOf(id)).toHaveLength(2);
  });

  test("on a full disk all that was acknowledged stays, and with space all goes on", async ({ skip }) => {
    await using disk = await smallDisk(folder(), "64k");
    if (!disk) return skip("no small disk can be mounted here");
    const { client } = customer;
    const [id, bytes] = [await client.createId(), await picture("png")];
    const kept: VeriffAnswer[] = [];
    let answer = await client.upload(id, "face", bytes);
    for (; answer.status === 200 && kept.length < 50; answer = await client.upload(id, "face", bytes))
      kept.push(answer);
    expect(kept.length).toBeLessThan(50);
    expectUnavailable(answer);
    expect(await imagesOf(id)).toEqual(kept.map(({ json }) => json.image.id));
    for (const one of kept) await expectKept(one, bytes);
    const files = await readdir(folder(), { recursive: true });
    expect(files.filter((name) => name.endsWith(".part"))).toEqual([]);
    disk.resize("8m");
    await expectKept(await client.upload(id, "face", bytes), bytes);
    expect(await imagesOf(id)).toHaveLength(kept.length + 1);
  });
});

describe("when the database goes away", () => {
  const body = { verification: { status: "submitted" } };
  test.each<[string, string, (id: string) => Promise<VeriffAnswer>, number]>([
    ["a new session", "sessions", () => customer.client.create(), 201],
    ["an authorisation", "integrations", () => customer.client.create(), 201],
    ["an upload", "media", async (id) => customer.client.upload(id, "document-back", await picture()), 200],
    ["an event", "events", async (id) => customer.client.upload(id, "document-back", await picture()), 200],
    ["an attempt", "attempts", (id) => customer.client.get(`/sessions/${id}/attempts`), 200],
    ["a list of files", "media", (id) => customer.client.get(`/sessions/${id}/media`), 200],
    ["a job", "pgboss.job", (id) => customer.client.send("PATCH", `/sessions/${id}`, { body }), 200],
  ])(
    "in the middle of %s, the answer says so, and the next request is served",
    async (_name, table, send, status) => {
      const id = await customer.client.createId();
      await customer.client.upload(id, "face", await picture());
      const { files: _, ...before } = await countStored(server);
      expectUnavailable(await cutWhileWaiting(server.database.pool, table, () => send(id)));
      // A file whose row did not come to be stays until the sweep.
      expect(await countStored(server)).toMatchObject(before);
      const next = await send(id);
      expect([next.status, next.json.status]).toEqual([status, "success"]);
    },
  );

  test("again and again under traffic, nothing acknowledged is lost", async () => {
    const ids: string[] = [];
    const statuses = new Set<number>();
    const work = async () => {
      for (let round = 0; round < 15; round += 1) {
        const answer = await customer.client.create();
        statuses.add(answer.status);
        if (answer.status === 201) ids.push(answer.json.verification.id);
        else expectUnavailable(answer);
      }
    };
    const cut = async () => {
      for (let round = 0; round < 8; round += 1) {
        await cutAll(server.database.pool);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await Promise.all([work(), work(), work(), work(), cut()]);
    const answers = await Promise.all(ids.map((id) => customer.client.get(`/sessions/${id}/decision`)));
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    expect([...statuses]).toContain(201);
  });

  test("just after a commit that nobody heard of, the file is kept", async () => {
    const id = (await customer.client.createId()) as SessionId;
    const bytes = await picture();
    const deaf: Ports["transaction"] = async (work) => {
      await server.ports.transaction(work);
      throw new CoreError("storage-failed", "the connection was lost");
    };
    const input = { kind: "image", role: "face", bytes, ipAddress: undefined } as const;
    const ports = { ...server.ports, transaction: deaf };
    await expect(addMedia(ports, customer.integration, id, input)).rejects.toThrow("the connection was lost");
    const [image = ""] = await imagesOf(id);
    const kept = await customer.client.get(`/media/${image}`);
    expect([kept.status, Buffer.compare(kept.bytes, bytes)]).toEqual([200, 0]);
  });
});

/** Holds a table, and ends every connection that waits for it until the work is answered. */
async function cutWhileWaiting<T>(pool: Pool, table: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(`lock table ${table} in access exclusive mode`);
    let isAnswered = false;
    const working = work().finally(() => (isAnswered = true));
    // Schedules wait for the table too, and may do so before the request.
    while (!isAnswered) {
      await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return await working;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function cutAll(client: Pick<PoolClient, "query">): Promise<void> {
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
}

/** A file system in memory, over a folder; undefined where we may not mount. */
async function smallDisk(folder: string, size: string) {
  await mkdir(folder, { recursive: true });
  const mount = (...options: string[]) =>
    void execFileSync("mount", [...options, folder], { stdio: "ignore", timeout: 10_000 });
  try {
    mount("-t", "tmpfs", "-o", `size=${size},mode=0700`, "tmpfs");
  } catch {
    return undefined;
  }
  return {
    resize: (wanted: string) => mount("-o", `remount,size=${wanted}`),
    [Symbol.asyncDispose]: async () => void execFileSync("umount", ["-l", folder]),
  };
}
