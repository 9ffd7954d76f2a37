import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadMasterKeys } from "./load-master-keys.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "keys-"));
});
afterEach(() => rm(home, { recursive: true }));

const load = (environmentKeys: readonly Uint8Array[] = []) => loadMasterKeys({ home, environmentKeys });

test("the first start makes a key that later starts find, closed to others", async () => {
  const [made] = await load();
  expect(made).toHaveLength(32);
  expect(await load()).toEqual([made]);
  expect((await stat(join(home, "master.key"))).mode & 0o777).toBe(0o600);
});

test("two starts have different keys in different homes", async () => {
  const other = await loadMasterKeys({ home: join(home, "deeper"), environmentKeys: [] });
  expect(other).not.toEqual(await load());
});

test("starts at the same moment agree on one key and leave nothing beside it", async () => {
  const keys = await Promise.all(Array.from({ length: 10 }, () => load()));
  expect(new Set(keys.map(([key]) => key.toHex())).size).toBe(1);
  expect(await readdir(home)).toEqual(["master.key"]);
});

test("given keys win, and no file is made", async () => {
  const keys = [randomBytes(32), randomBytes(32)];
  expect(await load(keys)).toEqual(keys);
  expect(await readdir(home)).toEqual([]);
});

test("a file may hold several keys, newest first", async () => {
  const [newer, older] = [randomBytes(32), randomBytes(32)];
  const text = `${newer.toString("hex")}\n${older.toString("base64")}\n`;
  await writeFile(join(home, "master.key"), text, { mode: 0o600 });
  expect((await load()).map((key) => key.toHex())).toEqual([newer.toString("hex"), older.toString("hex")]);
});

test.skipIf(process.platform === "win32").each([0o640, 0o604, 0o660])(
  "a file of mode %o is refused",
  async (mode) => {
    await load();
    await chmod(join(home, "master.key"), mode);
    await expect(load()).rejects.toThrow(/can be read by others/);
  },
);

test.each(["", "\n", "changeme\n", `${"ab".repeat(32)}\nhalf`])(
  "a file holding %j is refused",
  async (text) => {
    await writeFile(join(home, "master.key"), text, { mode: 0o600 });
    await expect(load()).rejects.toThrow(/must hold keys of 32 bytes/);
  },
);
