import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BlobStore } from "#core/media/blob-store.ts";
import { createFileBlobStore } from "./file-blob-store.ts";

const future = new Date("2100-01-01T00:00:00Z");
let folder: string;
let store: BlobStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "blobs-"));
  store = createFileBlobStore(join(folder, "blobs"));
});
afterAll(() => rm(folder, { recursive: true }));

async function pathOf(key: string): Promise<string> {
  const all = await readdir(folder, { recursive: true });
  return join(folder, all.find((path) => path.includes(key)) ?? "none");
}

test("what was put is what is got", async () => {
  const [key, bytes] = [randomUUID(), randomBytes(100_000)];
  await store.put(key, bytes);
  expect(Buffer.compare(await store.get(key), bytes)).toBe(0);
});

test("when its folders are taken away, as with another disk, the next blob makes them anew", async () => {
  const keys = Array.from({ length: 4 }, (_, i) => `abcd-${i}`);
  const elsewhere = createFileBlobStore(join(folder, "replaced"));
  await elsewhere.put(keys[0] ?? "", randomBytes(10));
  await rm(join(folder, "replaced"), { recursive: true });
  await Promise.all(keys.slice(1).map((key) => elsewhere.put(key, randomBytes(10))));
  for (const key of keys.slice(1)) expect(await elsewhere.get(key)).toHaveLength(10);
});

test("an empty blob is a blob", async () => {
  const key = randomUUID();
  await store.put(key, new Uint8Array());
  expect(await store.get(key)).toHaveLength(0);
});

test("a blob and its folders are closed to others", async () => {
  const key = randomUUID();
  await store.put(key, randomBytes(10));
  const path = await pathOf(key);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
});

test("a blob that was never put is not found", async () => {
  await expect(store.get(randomUUID())).rejects.toMatchObject({ code: "media-not-found" });
});

test("a removed blob is not found, and removing it again is quiet", async () => {
  const key = randomUUID();
  await store.put(key, randomBytes(10));
  await store.remove(key);
  await store.remove(key);
  await expect(store.get(key)).rejects.toMatchObject({ code: "media-not-found" });
});

test("fifty blobs put at once are all kept", async () => {
  const blobs = Array.from({ length: 50 }, () => ({ key: randomUUID(), bytes: randomBytes(1000) }));
  await Promise.all(blobs.map(({ key, bytes }) => store.put(key, bytes)));
  for (const { key, bytes } of blobs) expect(Buffer.compare(await store.get(key), bytes)).toBe(0);
});

test("writers of one key leave one whole blob and no unfinished file", async () => {
  const key = randomUUID();
  const contents = Array.from({ length: 20 }, (_, index) => Buffer.alloc(50_000, index));
  await Promise.all(contents.map((bytes) => store.put(key, bytes)));
  const kept = await store.get(key);
  expect(contents.some((bytes) => Buffer.compare(bytes, kept) === 0)).toBe(true);
  expect(await readdir(dirname(await pathOf(key)))).toEqual([`${key}.blob`]);
});

test("no key that leaves the folder is accepted", async () => {
  const odd = fc.oneof(
    fc.constantFrom("../../etc/passwd", "..", "", "ab/cd/ef", "a\0bcd", "abcd.blob", "....", "a".repeat(129)),
    fc.string().filter((key) => !/^[a-z0-9][a-z0-9-]{3,127}$/.test(key)),
  );
  await fc.assert(
    fc.asyncProperty(odd, async (key) => {
      const expected = { code: "input-invalid" };
      await expect(store.put(key, randomBytes(1))).rejects.toMatchObject(expected);
      await expect(store.get(key)).rejects.toMatchObject(expected);
      await expect(store.remove(key)).rejects.toMatchObject(expected);
    }),
  );
});

test("a disk that refuses is told as storage-failed", async () => {
  const file = join(folder, "a-file");
  await writeFile(file, "");
  const blocked = createFileBlobStore(file);
  await expect(blocked.put(randomUUID(), randomBytes(1))).rejects.toMatchObject({ code: "storage-failed" });
});

test("listing gives the keys written before a time and no others", async () => {
  const mine = createFileBlobStore(join(folder, "listed"));
  const [old, young] = [randomUUID(), randomUUID()];
  await mine.put(old, randomBytes(1));
  await mine.put(young, randomBytes(1));
  await utimes(await pathOf(old), 0, 0);
  const listed = async (olderThan: Date) => (await Array.fromAsync(mine.listBlobs(olderThan))).toSorted();
  expect(await listed(new Date("2000-01-01T00:00:00Z"))).toEqual([old]);
  expect(await listed(future)).toEqual([old, young].toSorted());
});

test("a store without a folder yet lists nothing", async () => {
  const none = createFileBlobStore(join(folder, "none"));
  expect(await Array.fromAsync(none.listBlobs(future))).toEqual([]);
});

test("what an unfinished write left is removed, blobs are not", async () => {
  const key = randomUUID();
  await store.put(key, randomBytes(1));
  const left = join(dirname(await pathOf(key)), "unfinished.part");
  await writeFile(left, "half");
  expect(await Array.fromAsync(store.listBlobs(future))).not.toContain("unfinished");
  expect(await store.removeUnfinished(future)).toBe(1);
  await expect(stat(left)).rejects.toMatchObject({ code: "ENOENT" });
  expect(await store.get(key)).toHaveLength(1);
});
