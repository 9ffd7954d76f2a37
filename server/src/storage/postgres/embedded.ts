import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { binariesPackage, prepareBinaries } from "./embedded/binaries.ts";
import { type Cluster, initialise, makePrivateFolder } from "./embedded/cluster.ts";
import { enterHome, type HomeRole } from "./embedded/home-users.ts";
import { attachOrLaunch, shutDown } from "./embedded/postmaster.ts";
import { socketFolder } from "./embedded/socket-folder.ts";
import { chooseUser } from "./embedded/system-user.ts";

/** How to reach a database, in the words of `pg`. */
export interface EmbeddedConnection {
  /** Folder of the Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** A PostgreSQL of our own; disposing of it stops it unless another process uses it still. */
export interface EmbeddedPostgres extends AsyncDisposable {
  readonly connection: EmbeddedConnection;
  /** It ran already: it was orphaned, or belongs to a server or command that runs beside this process. */
  readonly attached: boolean;
  /** Of PostgreSQL, e.g. "18.4.0-beta.17". */
  readonly version: string;
  stop(): Promise<void>;
}

/** What may be chosen of the embedded database. */
export interface EmbeddedOptions {
  /** Made when it is missing. */
  readonly home: string;
  /** One server at a time may use a home; commands share it. Server when undefined. */
  readonly role?: HomeRole | undefined;
  /** Of the npm package with the binaries; this machine's when undefined. */
  readonly packageName?: string | undefined;
  /** Account that PostgreSQL runs as when this process is root. */
  readonly user?: string | undefined;
  /** Over the defaults. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  readonly log?: ((message: string) => void) | undefined;
}

/** For a laptop: durable, quiet, and small. Values of statements are kept out of the log, they may be personal. */
const defaultSettings: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "60",
  shared_buffers: "128MB",
  fsync: "on",
  synchronous_commit: "on",
  jit: "off",
  random_page_cost: "1.1",
  max_parallel_workers_per_gather: "0",
  timezone: "UTC",
  log_timezone: "UTC",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

/** Starts PostgreSQL on `home`, or attaches to the one that runs there. Throws "storage-failed" with what to do. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = resolve(options.home);
  const folder = join(home, "postgres");
  await mkdir(home, { recursive: true, mode: 0o700 });
  const { stay, result } = await enterHome(join(home, "run"), options.role ?? "server", () =>
    start(home, folder, options),
  );
  const data = join(folder, "data");
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= result.removeSocket().then(() => stay.leave(() => shutDown(data))));
  return { ...result.started, stop, [Symbol.asyncDispose]: stop };
}

async function start(home: string, folder: string, options: EmbeddedOptions) {
  const data = join(folder, "data");
  const user = await chooseUser(data, options.user);
  const packageName = options.packageName ?? binariesPackage();
  const binaries = await prepareBinaries({ packageName, user, home });
  await makePrivateFolder(folder, user);
  const cluster: Cluster = { data, binaries, user };
  const settings = { ...defaultSettings, ...options.settings };
  const isDurable = settings["fsync"] !== "off";
  await initialise(cluster, { logFile: join(home, "run", "initdb.log"), isDurable });
  const logFile = join(home, "run", "postgres.log");
  const { isAttached: attached } = await attachOrLaunch(cluster, { logFile, settings });
  options.log?.(attached ? "attached to the running PostgreSQL" : "PostgreSQL started");
  const socket = await socketFolder(data);
  const connection = { host: socket.path, port: 5432, user: "postgres", database: "postgres" };
  return { started: { connection, attached, version: binaries.version }, removeSocket: socket.remove };
}
