import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Pool } from "pg";
import { systemClock } from "#adapters/clock/system-clock.ts";
import { deviceCipher } from "#adapters/keys/device-cipher.ts";
import { createFaceIndex } from "#adapters/face-index/face-index.ts";
import { loadUsearch } from "#adapters/face-index/usearch-vectors.ts";
import { createEnvelopes } from "#adapters/keys/envelopes.ts";
import { loadMasterKeys } from "#adapters/keys/load-master-keys.ts";
import { createAccountTokens } from "#adapters/account/account-tokens.ts";
import { createPasswords } from "#adapters/account/passwords.ts";
import { createMediaLinks } from "#adapters/media-link/media-links.ts";
import { createSmtpMessenger } from "#adapters/mail/smtp-messenger.ts";
import { printReport } from "#adapters/pdf/print-report.ts";
import { createSmsMessenger, type SmsRequest } from "#adapters/sms/sms-messenger.ts";
import { createSessionTokens } from "#adapters/session-token/session-tokens.ts";
import { createRemoteTimestampAuthority } from "#adapters/timestamp/remote-timestamp-authority.ts";
import {
  createTimestampAuthority,
  type OwnTimestampAuthority,
} from "#adapters/timestamp/timestamp-authority.ts";
import { captureApi } from "#api/capture/index.ts";
import { capturePages } from "#api/capture/pages.ts";
import { webSdk } from "#api/capture/web-sdk.ts";
import { startPage } from "#api/start/start-page.ts";
import type { Config } from "#config/config.ts";
import { createSessionWatch } from "#core/capture/watch-sessions.ts";
import { runChecks } from "#core/check/run-checks.ts";
import { CoreError } from "#core/errors.ts";
import type { TimestampAuthority } from "#core/media/timestamp-authority.ts";
import { removeBlobs } from "#core/media/remove-blobs.ts";
import type { Engines, Ports } from "#core/ports.ts";
import type { Messengers } from "#core/message/message.ts";
import { deliverMessage } from "#core/message/send-message.ts";
import { noScreeners } from "#core/screening/provider.ts";
import { concludeParent } from "#core/session/conclude-parent.ts";
import { deliverWebhook } from "#core/webhook/deliver-webhook.ts";
import type { Dialect } from "#dialects/dialect.ts";
import { didit } from "#dialects/didit/index.ts";
import { veriff } from "#dialects/veriff/index.ts";
import { yotiAi } from "#dialects/yoti-ai/index.ts";
import { loadTemplates } from "#engines/document-text/template/load-templates.ts";
import { compareFaces } from "#engines/face-embedding/compare-faces.ts";
import { toIndexVector } from "#engines/face-embedding/index-vector.ts";
import { loadOwnComparer } from "#engines/face-embedding/own-embedder.ts";
import { searchRates } from "#engines/face-embedding/search-rates.ts";
import { imageInspector } from "#engines/image-inspection/engine.ts";
import { nationalNumbers } from "#engines/national-number/check-national-number.ts";
import { imageHeaderReader } from "#engines/image-inspection/image-header.ts";
import { type EnginePool, openPool } from "#engines/runtime/pool.ts";
import { createEngines } from "#engines/runtime/remote-engines.ts";
import { videoInspector } from "#engines/video-inspection/engine.ts";
import { openBuiltPages } from "#http/built-pages.ts";
import { type Door, openDoor } from "#http/door.ts";
import { createHealth, type Health, healthRoute } from "#http/health.ts";
import { createSafeFetch, type SafeFetch } from "#http/safe-fetch.ts";
import { createHttpServer } from "#http/server.ts";
import { createWebhookSender } from "#http/webhook-sender.ts";
import { type Jobs, openJobs } from "#jobs/queue.ts";
import type { JobHandlers } from "#jobs/run-job.ts";
import { startSchedules } from "#jobs/schedules.ts";
import { schedulesOf } from "#schedules.ts";
import { loadTemplates as loadWorkflowTemplates } from "#workflow-files.ts";
import { createLog, errorFields, type Log } from "#lib/log.ts";
import { fetchAllModels, modelFolder } from "#model-catalogue.ts";
import { createFileBlobStore } from "#storage/blobs/file-blob-store.ts";
import { runExclusively } from "#storage/postgres/advisory-lock.ts";
import { sequenceFeed } from "#storage/postgres/feed-sequencer.ts";
import { migrate } from "#storage/postgres/migrate.ts";
import { openDatabase } from "#storage/postgres/open-database.ts";
import { createPool } from "#storage/postgres/pool.ts";
import { createSessionNumbers } from "#storage/postgres/session-numbers.ts";
import { shareConnections } from "#storage/postgres/shared-connections.ts";
import { createPostgresStores } from "#storage/postgres/stores.ts";
import { createTransaction } from "#storage/postgres/transaction.ts";

/** Where `npm run build` puts the hosted page. */
const builtPagesFolder = fileURLToPath(new URL("../../apps/capture/dist", import.meta.url));

/** Where the same puts the script that sites load. */
const webSdkFile = fileURLToPath(new URL("../../sdks/web/dist/bonafide-web.js", import.meta.url));

/** Every wire language that is spoken. */
const dialects: readonly Dialect[] = [veriff, didit, yotiAi];

function dialectOf(name: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.name === name);
}

/** The names under which an integration gets credentials with a secret that both sides know. */
export const dialectNames: readonly string[] = dialects
  .filter(({ credential }) => credential.kind === "shared-secret")
  .map(({ credential }) => credential.dialect);

/** Of the engines what needs no thread of its own; a wrong description of a net of the operator's own throws. */
async function arithmeticOf({ models }: Config) {
  const own = models["face-embedder"];
  const comparer = own === undefined ? { compareFaces, searchRates } : await loadOwnComparer(own);
  return { ...comparer, nationalNumbers };
}

/** What the start is busy with; bytes where it can tell. */
export interface StartStep {
  readonly name: string;
  readonly done?: number;
  readonly total?: number;
}

/** The running server. Disposing of it lets running requests and jobs end first. */
export interface App extends AsyncDisposable {
  /** Where it listens on this machine. */
  readonly url: string;
  /** Resolves once it serves; rejects when it cannot. The health check answers meanwhile. */
  readonly ready: Promise<Ports>;
}

/** How the server tells of itself. */
export interface AppOptions {
  /** To standard error by the configuration when undefined. */
  readonly log?: Log | undefined;
  readonly onStep?: ((step: StartStep) => void) | undefined;
  /** Folder into which the hosted page was built. */
  readonly pagesFolder?: string | undefined;
}

/** What commands may use: everything but the engines. */
export type AdminPorts = Omit<Ports, "engines">;

/** The product without its server and engines, for a command's duration. */
export interface Admin extends AsyncDisposable {
  readonly ports: AdminPorts;
}

/** Listens at once, then makes everything else ready. */
export async function startApp(config: Config, options: AppOptions = {}): Promise<App> {
  const { log = createLog({ level: config.logLevel, now: systemClock.now }), onStep } = options;
  const pagesFolder = options.pagesFolder ?? builtPagesFolder;
  const health = createHealth({ version: config.version, now: () => systemClock.now() });
  const stack = new AsyncDisposableStack();
  const door = await openDoor({ host: config.host, port: config.port, health });
  const step = (next: StartStep) => {
    health.starting(next.name);
    onStep?.(next);
  };
  const ready = boot(config, { log, stack, door, health, step, pagesFolder });
  const close = once(async () => {
    await ready.catch(() => undefined);
    await door.close();
    await stack.disposeAsync();
  });
  return { url: `http://localhost:${door.port}`, ready, [Symbol.asyncDispose]: close };
}

/** Attaches to the running server's database, or starts it for as long as the command takes. */
export async function openAdmin(config: Config): Promise<Admin> {
  const log = createLog({ level: config.logLevel, now: systemClock.now });
  await using stack = new AsyncDisposableStack();
  const { ports } = await composePorts(config, { log, stack, role: "command" });
  const kept = stack.move();
  return { ports, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** The engines without server and database, for a command's duration. */
export interface LoneEngines extends AsyncDisposable {
  readonly engines: Engines;
}

/** Starts the engines in one thread; each loads what it needs when it is first asked. */
export async function openEngines(config: Config): Promise<LoneEngines> {
  const comparing = await arithmeticOf(config);
  const pool = openEnginePool(config, 1);
  return {
    engines: createEngines(pool, comparing),
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}

/** What a verifier of the built-in authority's time stamps has to trust: its root certificate, in PEM. */
export async function timestampRoot(config: Config): Promise<string> {
  return (await ownAuthority(config)).caCertificatePem;
}

interface BootContext {
  readonly log: Log;
  readonly stack: AsyncDisposableStack;
  readonly door: Door;
  readonly health: Health;
  readonly step: (step: StartStep) => void;
  readonly pagesFolder: string;
}

async function boot(config: Config, context: BootContext): Promise<Ports> {
  const { log, stack, door, health, step, pagesFolder } = context;
  const engines = await startEngines(config, context);
  step({ name: "database" });
  const { pool, jobs, ports: adminPorts } = await composePorts(config, { log, stack, role: "server" });
  const ports: Ports = { ...adminPorts, engines };
  await jobs.work(handlersOf(ports));
  stack.use(
    startSchedules(
      schedulesOf(ports, () => sequenceFeed(pool, 1000)),
      {
        exclusively: (name, work) => runExclusively(pool, name, work),
        onError: reportTo(log, "a schedule failed"),
      },
    ),
  );
  await door.serve(await serverOf(config, { ports, health, log, pagesFolder }));
  health.ready();
  return ports;
}

/** Fetches what is missing; the nets are loaded while the database starts. A wrong template ends the start. */
async function startEngines(config: Config, { log, stack, step }: BootContext): Promise<Engines> {
  await fetchAllModels(config, step);
  await loadTemplates(config.templates);
  const comparing = await arithmeticOf(config);
  const pool = stack.use(openEnginePool(config, config.workers ?? availableParallelism()));
  const report = reportTo(log, "the engines could not be loaded");
  pool.warm().catch((error: unknown) => stack.disposed || report(error));
  return createEngines(pool, comparing);
}

function openEnginePool(config: Config, size: number): EnginePool {
  const { home, models: overrides, hasLivenessTexture: hasTexture, templates } = config;
  return openPool({
    workerUrl: new URL("./engine-worker.ts", import.meta.url),
    workerData: { dir: modelFolder(home), overrides, hasTexture, templates },
    size,
  });
}

interface ConnectContext {
  readonly log: Log;
  readonly stack: AsyncDisposableStack;
  readonly role: "server" | "command";
}

async function connect(config: Config, { log, stack, role }: ConnectContext): Promise<Pool> {
  const { home, databaseUrl } = config;
  const database = stack.use(await openDatabase({ home, databaseUrl, role, log: (text) => log.debug(text) }));
  const report = reportTo(log, "a database connection was lost");
  // Once it ends, whoever stops the database may be faster than the goodbyes of its connections.
  const pool = createPool(database.connection, { onError: (error) => pool.ending || report(error) });
  stack.defer(() => pool.end());
  await migrate(pool);
  return pool;
}

interface Composed {
  readonly pool: Pool;
  readonly jobs: Jobs;
  readonly ports: AdminPorts;
}

/** The stack ends in the opposite order: jobs stop before what they use. */
async function composePorts(config: Config, context: ConnectContext): Promise<Composed> {
  const { log, stack } = context;
  const pool = await connect(config, context);
  const outgoing = stack.use(createSafeFetch());
  const jobs = stack.use(await openJobs({ pool, onError: reportTo(log, "a job failed") }));
  const { home, publicUrl } = config;
  const masterKeys = await loadMasterKeys({ home, environmentKeys: config.masterKeys });
  const envelopes = createEnvelopes(...masterKeys);
  const ports: AdminPorts = {
    ...systemClock,
    ...createPostgresStores(shareConnections(pool), envelopes),
    transaction: createTransaction(pool, envelopes, (client) => jobs.within(client)),
    envelopes,
    passwords: createPasswords(),
    accountTokens: createAccountTokens(...masterKeys),
    sessionNumbers: createSessionNumbers(pool),
    workflowTemplates: loadWorkflowTemplates,
    messengers: messengersOf(config, outgoing),
    screeners: noScreeners,
    printReport,
    sessionTokens: createSessionTokens(...masterKeys),
    mediaLinks: createMediaLinks(...masterKeys),
    deviceCipher,
    blobs: createFileBlobStore(join(home, "blobs")),
    timestamps: await timestampAuthority(config, outgoing),
    imageInspector,
    imageHeaders: imageHeaderReader,
    videoInspector,
    returnUrl: (session) => {
      const returnUrl = dialectOf(session.dialect)?.returnUrl;
      return returnUrl ? returnUrl(session) : session.callbackUrl;
    },
    webhookTeller: (name) => dialectOf(name)?.webhookTeller?.({ ports, publicUrl }),
    faceIndex: createFaceIndex({ toVector: toIndexVector, openGraph: await loadUsearch() }),
    webhookSender: createWebhookSender(outgoing),
  };
  await requireFittingKey(ports);
  return { pool, jobs, ports };
}

/** Under another key nothing stored opens, and what came next would be sealed apart from it: better not to start. */
async function requireFittingKey({ integrations }: Pick<Ports, "integrations">): Promise<void> {
  try {
    await integrations.list();
  } catch (error) {
    if (!(error instanceof CoreError && error.code === "storage-failed")) throw error;
    throw new Error(
      "the master key (BONAFIDE_MASTER_KEY, or master.key under BONAFIDE_HOME) is not the one under which the stored data was sealed; give that one, or to rotate it the new one, a comma and the old one",
      { cause: error },
    );
  }
}

function ownAuthority({ home }: Config): Promise<OwnTimestampAuthority> {
  return createTimestampAuthority({ home, now: () => systemClock.now() });
}

async function timestampAuthority(config: Config, outgoing: SafeFetch): Promise<TimestampAuthority> {
  const { timestampUrl: url } = config;
  if (url === undefined) return ownAuthority(config);
  return createRemoteTimestampAuthority({
    url,
    fetch: (request) => outgoing({ ...request, allowInsecure: true, timeoutMs: 10_000 }),
  });
}

/** A channel without an address here keeps its messages. */
function messengersOf({ smtpUrl, mailFrom, smsUrl, smsToken }: Config, outgoing: SafeFetch): Messengers {
  const post = (request: SmsRequest) => outgoing({ ...request, allowInsecure: true, timeoutMs: 10_000 });
  return {
    ...(smtpUrl !== undefined && { email: createSmtpMessenger({ url: smtpUrl, from: mailFrom }) }),
    ...(smsUrl !== undefined && { sms: createSmsMessenger({ url: smsUrl, token: smsToken, post }) }),
  };
}

function handlersOf(ports: Ports): JobHandlers {
  return {
    "run-checks": ({ sessionId, attemptId }) => runChecks(ports, sessionId, attemptId),
    "deliver-webhook": ({ webhookId, after }) => deliverWebhook(ports, webhookId, after),
    "conclude-parent": ({ sessionId }) => concludeParent(ports, sessionId),
    "deliver-message": ({ messageId }) => deliverMessage(ports, messageId),
    "remove-blobs": ({ blobKeys }) => removeBlobs(ports, blobKeys),
  };
}

async function serverOf(
  config: Config,
  {
    ports,
    health,
    log,
    pagesFolder,
  }: Pick<BootContext, "health" | "log" | "pagesFolder"> & { readonly ports: Ports },
) {
  const server = createHttpServer({ log, trustProxy: config.trustProxy });
  const { publicUrl, isRegistrationOpen } = config;
  const context = { ports, publicUrl, isRegistrationOpen };
  await server.register(healthRoute(health));
  await server.register(startPage);
  await server.register(capturePages({ ...context, pages: openBuiltPages(pagesFolder) }));
  await server.register(webSdk({ file: webSdkFile }));
  const watch = createSessionWatch(ports, reportTo(log, "following sessions failed"));
  await server.register(captureApi({ ...context, watch, stopped: health.stopped }));
  for (const dialect of dialects) await server.register(dialect.plugin(context));
  return server;
}

function reportTo(log: Log, message: string) {
  return (error: unknown, fields: Readonly<Record<string, string | undefined>> = {}) =>
    log.error(message, { ...fields, ...errorFields(error) });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
