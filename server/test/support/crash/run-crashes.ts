import { setTimeout as sleep } from "node:timers/promises";
import { startEmbeddedPostgres } from "#storage/postgres/embedded.ts";
import { createPool } from "#storage/postgres/pool.ts";
import { type CommandLine, openCommandLine } from "../command-line.ts";
import { type CrashAccount, createLedger, type Ledger } from "./ledger.ts";
import { killHard, postgresProcesses } from "./postgres-processes.ts";
import { type CrashKind, createServerProcess, type ServerProcess } from "./server-process.ts";
import { startTraffic, type Traffic } from "./traffic.ts";
import { UnreliableCustomer } from "./unreliable-customer.ts";
import { countRecords, countUnrest, keyOf, type Records, verifyRecords } from "./verify-records.ts";
import { verifyLedger } from "./verify-ledger.ts";

/** How hard to try. */
export interface CrashOptions {
  readonly rounds: number;
  readonly clients?: number;
  /** Sessions handed in between two crashes: their checks cost processor time. */
  readonly submissionsPerRound?: number;
  readonly onRound?: (round: number, kind: CrashKind) => void;
}

/** What came of it; `problems` is empty when nothing was lost. */
export interface CrashReport {
  readonly problems: readonly string[];
  readonly crashes: Readonly<Partial<Record<CrashKind, number>>>;
  readonly processesKilled: number;
  readonly acknowledged: {
    readonly sessions: number;
    readonly uploads: number;
    readonly submissions: number;
  };
  readonly unansweredRequests: number;
  readonly records: Records;
  /** Webhooks that were heard more than once, which "at least once" allows. */
  readonly webhooks: { readonly heard: number; readonly repeated: number; readonly refused: number };
  /** From the start of the process to the health check's 200, in milliseconds. */
  readonly readyMs: {
    readonly firstStart: number;
    readonly secondStart: number;
    readonly afterCrash: number[];
  };
  /** Until a session is created again after a crash that the server itself survives, in milliseconds. */
  readonly recoveryMs: number[];
}

const kinds: readonly CrashKind[] = ["everything", "server", "postgres", "backend", "everything"];
const quietTimeoutMs = 120_000;

interface Scene {
  readonly cli: CommandLine;
  readonly server: ServerProcess;
  readonly customer: UnreliableCustomer;
  readonly accounts: readonly CrashAccount[];
  readonly ledger: Ledger;
}

/** Runs a real server with its own database under traffic, kills it again and again, and looks what is left. */
export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const { rounds, clients = 6, submissionsPerRound = 5, onRound } = options;
  await using cli = await openCommandLine();
  using _ = { [Symbol.dispose]: () => void killHard(postgresProcesses(cli.home)) };
  await using customer = await new UnreliableCustomer().start();
  const server = createServerProcess(cli);
  const firstStart = await server.start();
  const accounts = await openAccounts(cli, customer);
  await server.stop();
  const secondStart = await server.start();
  const scene: Scene = { cli, server, customer, accounts, ledger: createLedger() };
  const traffic = startTraffic(accounts, scene.ledger, { clients });
  const tally: Tally = { crashes: {}, processesKilled: 0, afterCrash: [], recoveryMs: [] };
  for (let round = 0; round < rounds; round += 1) {
    const kind = kinds[round % kinds.length] ?? "everything";
    onRound?.(round + 1, kind);
    traffic.allowSubmissions(submissionsPerRound);
    await crashOnce(scene, kind, tally);
  }
  const end = await conclude(scene, traffic);
  const { afterCrash, recoveryMs, crashes, processesKilled } = tally;
  const readyMs = { firstStart, secondStart, afterCrash };
  return { ...end, crashes, processesKilled, readyMs, recoveryMs };
}

interface Tally {
  readonly crashes: Partial<Record<CrashKind, number>>;
  processesKilled: number;
  readonly afterCrash: number[];
  readonly recoveryMs: number[];
}

async function crashOnce({ server, accounts, ledger }: Scene, kind: CrashKind, tally: Tally): Promise<void> {
  const before = ledger.sessions.length;
  await until(() => ledger.sessions.length > before, "no session is created");
  await sleep(200 + Math.random() * 1200);
  tally.crashes[kind] = (tally.crashes[kind] ?? 0) + 1;
  tally.processesKilled += await server.crash(kind);
  const begun = performance.now();
  if (kind === "backend") {
    const known = ledger.sessions.length + accounts.length;
    await until(() => ledger.sessions.length > known, "the server does not recover");
    tally.recoveryMs.push(Math.round(performance.now() - begun));
    return;
  }
  if (kind === "postgres") {
    await sleep(500 * Math.random());
    tally.processesKilled += await server.crash("server");
  }
  tally.afterCrash.push(await server.start());
}

async function until(isDone: () => boolean, otherwise: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!isDone()) {
    if (performance.now() > deadline) throw new Error(otherwise);
    await sleep(10);
  }
}

/** Lets everything come to rest, then compares. The server stops in order at the end. */
async function conclude({ cli, server, customer, ledger }: Scene, traffic: Traffic) {
  await traffic.stop();
  customer.isReliable = true;
  const postgres = await startEmbeddedPostgres({ home: cli.home, role: "command" });
  const pool = createPool(postgres.connection, { max: 2 });
  try {
    await untilQuiet(() => countUnrest(pool));
    const problems = [
      ...ledger.problems,
      ...(await verifyLedger(ledger)),
      ...(await verifyRecords(pool, ledger, customer.heard)),
    ];
    if (customer.forged > 0) problems.push(`${customer.forged} webhooks were not signed as they should be`);
    const records = await countRecords(pool);
    const exitCode = await server.stop();
    if (exitCode !== 0) problems.push(`the server ended with ${exitCode}`);
    return { problems, records, ...summarise(ledger, customer) };
  } finally {
    await pool.end();
    await postgres.stop();
  }
}

function summarise(ledger: Ledger, { heard, refused }: UnreliableCustomer) {
  const { sessions, unanswered: unansweredRequests } = ledger;
  const acknowledged = {
    sessions: sessions.length,
    uploads: sessions.flatMap(({ uploads }) => uploads).length,
    submissions: sessions.filter(({ isSubmitted }) => isSubmitted).length,
  };
  const repeated = heard.length - new Set(heard.map(keyOf)).size;
  return { acknowledged, unansweredRequests, webhooks: { heard: heard.length, repeated, refused } };
}

/** What never comes to rest is told by the records themselves. */
async function untilQuiet(count: () => Promise<number>): Promise<void> {
  const deadline = performance.now() + quietTimeoutMs;
  while ((await count()) > 0 && performance.now() < deadline) await sleep(200);
}

async function openAccounts(cli: CommandLine, customer: UnreliableCustomer): Promise<CrashAccount[]> {
  const accounts: CrashAccount[] = [];
  for (const environment of ["live", "live", "test"] as const) {
    const { url } = customer;
    const addresses = ["--decision-webhook", url, "--event-webhook", url, "--allow-insecure-webhooks"];
    const name = `crash ${accounts.length}`;
    const options = ["--json", "--name", name, "--environment", environment, ...addresses];
    const { json, err } = await cli.run("integration", "create", ...options);
    if (!json.veriff) throw new Error(`no integration: ${err}`);
    const account = { ...json.veriff, apiUrl: `${cli.url}/v1`, integrationId: json.id, environment };
    accounts.push(account);
    customer.accounts.set(account.apiKey, account);
  }
  return accounts;
}
