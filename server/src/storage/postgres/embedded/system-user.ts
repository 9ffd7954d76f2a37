import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { CoreError } from "#core/errors.ts";

const run = promisify(execFile);

/** An account of the operating system. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The account that PostgreSQL gets when this process is root and no other is asked for. */
const ownAccount = "bonafide";

/**
 * PostgreSQL refuses to run as root. Whoever owns the data folder already keeps it; else the wanted account,
 * else one of its own, made where that is possible, else `nobody`. Undefined when this process is not root.
 */
export async function chooseUser(dataFolder: string, wanted?: string): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  if (process.platform !== "linux") {
    throw new CoreError("storage-failed", "PostgreSQL does not run as root: start Bonafide as another user");
  }
  const accounts = await readAccounts();
  const owner = await stat(dataFolder).then(
    ({ uid }) => uid,
    () => 0,
  );
  const known = accounts.find(({ uid }) => uid === owner && owner !== 0);
  if (known) return known;
  const named = accounts.find(({ name }) => name === (wanted ?? ownAccount));
  return named ?? (await makeOwn(wanted)) ?? nobody(accounts);
}

async function makeOwn(wanted: string | undefined): Promise<SystemUser | undefined> {
  if (wanted !== undefined) throw new CoreError("storage-failed", `there is no user ${wanted}`);
  const options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"];
  try {
    await run("/usr/sbin/useradd", [...options, ownAccount]);
  } catch {
    return undefined; // No tool for it, or a read-only system: `nobody` serves.
  }
  return (await readAccounts()).find(({ name }) => name === ownAccount);
}

function nobody(accounts: readonly SystemUser[]): SystemUser {
  const found = accounts.find(({ name }) => name === "nobody");
  if (found) return found;
  throw new CoreError("storage-failed", "PostgreSQL does not run as root and there is no user to run it as");
}

async function readAccounts(): Promise<readonly SystemUser[]> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n");
  return lines
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
