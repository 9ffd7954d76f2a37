import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:fs";
import { chown, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CoreError } from "#core/errors.ts";
import type { Binaries } from "./binaries.ts";
import type { SystemUser } from "./system-user.ts";

/** A data folder and the programs and the account that work on it. */
export interface Cluster {
  readonly data: string;
  readonly binaries: Binaries;
  /** Undefined: the account that runs this process. */
  readonly user: SystemUser | undefined;
}

/** The child's descriptor of the data folder, see `runProgram`. */
const dataDescriptor = 3;

/**
 * Starts one of PostgreSQL's programs on the data folder. As root, the account it drops to may be unable to enter the
 * folder's parents (a home under /root): it is handed an open descriptor of the folder itself, and reaches it
 * through /proc without passing the parents.
 */
export async function runProgram(
  cluster: Cluster,
  program: "initdb" | "postgres",
  { args, output }: { readonly args: readonly string[]; readonly output: number },
): Promise<ChildProcess> {
  const { data, binaries, user } = cluster;
  const folder = await open(data, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    const path = user ? `/proc/self/fd/${dataDescriptor}` : data;
    return spawn(join(binaries.folder, "bin", program), ["-D", path, ...args], {
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
      cwd: "/",
      env: { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin" },
      stdio: ["ignore", output, output, folder.fd],
      // Ctrl-C in a terminal must reach Bonafide alone, which then stops PostgreSQL in order.
      detached: true,
    });
  } finally {
    await folder.close();
  }
}

/** Makes the folders that PostgreSQL works in; only its account may enter. */
export async function makePrivateFolder(path: string, user: SystemUser | undefined): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (user) await chown(path, user.uid, user.gid);
}

interface InitialiseOptions {
  readonly logFile: string;
  /** Whether it must survive a loss of power. */
  readonly isDurable: boolean;
}

/** Initialises the data folder once; one of another major version is refused. */
export async function initialise(cluster: Cluster, options: InitialiseOptions): Promise<void> {
  const major = await readMajor(cluster.data);
  if (major === undefined) return create(cluster, options);
  if (major === cluster.binaries.major) return;
  throw new CoreError(
    "storage-failed",
    `the data folder ${cluster.data} was made by PostgreSQL ${major}, and this is ${cluster.binaries.major}: ` +
      "start the release of Bonafide that made it, or move its contents with pg_dump",
  );
}

async function readMajor(data: string): Promise<string | undefined> {
  try {
    return (await readFile(join(data, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** In a folder beside it and then renamed, so that a crash leaves nothing half made. */
async function create(cluster: Cluster, options: InitialiseOptions): Promise<void> {
  const data = `${cluster.data}.new`;
  await rm(data, { recursive: true, force: true });
  await makePrivateFolder(data, cluster.user);
  await initdb({ ...cluster, data }, options);
  await rm(cluster.data, { recursive: true, force: true });
  await rename(data, cluster.data);
  const parent = await open(dirname(cluster.data));
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}

async function initdb(cluster: Cluster, { logFile, isDurable }: InitialiseOptions): Promise<void> {
  const output = await open(logFile, "w", 0o600);
  try {
    const args = ["-U", "postgres", "-A", "trust", "--encoding=UTF8", "--no-locale"];
    if (!isDurable) args.push("--no-sync");
    const child = await runProgram(cluster, "initdb", { args, output: output.fd });
    const code = await new Promise((resolve, reject) => child.once("exit", resolve).once("error", reject));
    if (code !== 0) throw await failure("PostgreSQL could not initialise its data folder", logFile);
  } finally {
    await output.close();
  }
}

/** An error that carries the end of PostgreSQL's log. */
export async function failure(message: string, logFile: string): Promise<CoreError> {
  const log = await readFile(logFile, "utf8").catch(() => "");
  return new CoreError("storage-failed", `${message}:\n${log.trim().slice(-800)}`);
}
