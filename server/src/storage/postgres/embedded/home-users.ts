import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CoreError } from "#core/errors.ts";
import { identify, isRunning, type ProcessIdentity } from "./process-identity.ts";

/** A server has the home for itself; commands share it with the server and one another. */
export type HomeRole = "server" | "command";

interface HomeUser extends ProcessIdentity {
  readonly role: HomeRole;
}

/** One process's stay in a home. */
export interface Stay {
  /** Ends it; `whenLast` runs if nobody else is left. */
  leave(whenLast: () => Promise<void>): Promise<void>;
}

const mutexTimeoutMs = 120_000;
let stays = 0;

/**
 * Registers this process and then runs `work`; both happen in no other process at the same time.
 * Throws when another server runs on the home.
 */
export async function enterHome<T>(
  folder: string,
  role: HomeRole,
  work: () => Promise<T>,
): Promise<{ readonly stay: Stay; readonly result: T }> {
  await mkdir(join(folder, "users"), { recursive: true, mode: 0o700 });
  stays += 1;
  const entry = join(folder, "users", `${process.pid}-${stays}`);
  const result = await withMutex(folder, async () => {
    refuseSecondServer(folder, role, await listUsers(folder));
    await writeFile(entry, JSON.stringify({ ...self(), role }), { mode: 0o600 });
    return work().catch(async (error: unknown) => {
      await rm(entry, { force: true });
      throw error;
    });
  });
  const leave = (whenLast: () => Promise<void>) =>
    withMutex(folder, async () => {
      await rm(entry, { force: true });
      if ((await listUsers(folder)).length === 0) await whenLast();
    });
  return { stay: { leave }, result };
}

function self(): ProcessIdentity {
  return identify(process.pid) ?? { pid: process.pid, startedAt: "" };
}

function refuseSecondServer(folder: string, role: HomeRole, users: readonly HomeUser[]): void {
  const other = users.find((user) => user.role === "server");
  if (role !== "server" || !other) return;
  throw new CoreError(
    "storage-failed",
    `${folder} is in use by another running Bonafide (process ${other.pid}): stop it, or name another BONAFIDE_HOME`,
  );
}

/** Those still running; entries of the dead are removed. */
async function listUsers(folder: string): Promise<readonly HomeUser[]> {
  const users: HomeUser[] = [];
  for (const name of await readdir(join(folder, "users"))) {
    const path = join(folder, "users", name);
    const user = await readUser(path);
    if (user && isRunning(user)) users.push(user);
    else await rm(path, { force: true });
  }
  return users;
}

async function readUser(path: string): Promise<HomeUser | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as HomeUser;
  } catch {
    return undefined; // Cut off by a crash while it was written.
  }
}

async function withMutex<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, "mutex");
  const deadline = performance.now() + mutexTimeoutMs;
  while (!(await tryTake(path))) {
    if (performance.now() > deadline) {
      throw new CoreError("storage-failed", `${folder} is kept by another process that starts or stops it`);
    }
    await sleep(20);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function tryTake(path: string): Promise<boolean> {
  const own = `${path}.new-${process.pid}`;
  await writeFile(own, JSON.stringify(self()), { mode: 0o600 });
  try {
    await link(own, path); // At once with its content, so that a crash never leaves an empty one.
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(own, { force: true });
  }
  await removeIfAbandoned(path);
  return false;
}

/** Moved aside before it is judged, so that of two who find it abandoned only one removes it. */
async function removeIfAbandoned(path: string): Promise<void> {
  const holder = await readHolder(path);
  if (holder === undefined || isRunning(holder)) return;
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readHolder(aside);
  if (moved && isRunning(moved)) await rename(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function readHolder(path: string): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
