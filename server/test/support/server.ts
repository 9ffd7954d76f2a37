import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dialectNames, startApp } from "#app.ts";
import type { Config } from "#config/config.ts";
import type { Integration } from "#core/integration/integration.ts";
import { createIntegration, type NewIntegration } from "#core/integration/manage-integration.ts";
import type { Ports } from "#core/ports.ts";
import { createLog } from "#lib/log.ts";
import { type Major, type TestDatabase, testDatabase } from "./database.ts";
import { testModelsFolder } from "./models.ts";
import type { VeriffAccount } from "./veriff-client.ts";

/** The product, listening on a free port of this machine, with a database of its own. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly ports: Ports;
  readonly database: TestDatabase;
  readonly home: string;
  readonly config: Config;
  /** Lines of the log so far. */
  readonly log: readonly string[];
  /** A live integration that may call this machine, unless told otherwise. */
  createIntegration(input?: Partial<NewIntegration>): Promise<Integration>;
  /** What a customer of Veriff's has in his configuration. */
  veriffAccount(integration: Integration): VeriffAccount;
}

/** What a test may choose. */
export interface TestServerOptions {
  readonly config?: Partial<Config>;
  readonly major?: Major;
  /** Where the hosted page was built; a folder without any when undefined. */
  readonly pagesFolder?: string;
}

/** Starts it and waits until it serves. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { config, major = "18" } = options;
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await testDatabase({ major }));
  const home = await mkdtemp(join(tmpdir(), "bonafide-home-"));
  stack.defer(() => rm(home, { recursive: true, force: true }));
  await mkdir(testModelsFolder, { recursive: true });
  await symlink(testModelsFolder, join(home, "models"));
  const log: string[] = [];
  const write = (line: string) => void log.push(line);
  const whole = { ...testConfig, home, databaseUrl: database.url, ...config };
  const app = stack.use(
    await startApp(whole, {
      log: createLog({ level: "info", now: () => new Date(), write }),
      pagesFolder: options.pagesFolder ?? join(home, "no-pages"),
    }),
  );
  const ports = await app.ready;
  const kept = stack.move();
  return {
    ...{ url: app.url, ports, database, home, config: whole, log },
    createIntegration: (input) =>
      createIntegration(ports, {
        ...{ name: "test", environment: "live", allowInsecureWebhooks: true, dialects: dialectNames },
        ...input,
      }),
    veriffAccount: (integration) => accountOf(app.url, integration),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

const testConfig: Omit<Config, "home" | "databaseUrl"> = {
  version: "0.0.0-test",
  host: "127.0.0.1",
  port: 0,
  publicUrl: "https://id.example.com",
  masterKeys: [],
  trustProxy: false,
  timestampUrl: undefined,
  workers: 1,
  logLevel: "info",
  templates: undefined,
  smtpUrl: undefined,
  mailFrom: "Bonafide <noreply@localhost>",
  smsUrl: undefined,
  smsToken: undefined,
  isRegistrationOpen: true,
  hasLivenessTexture: true,
  models: {},
};

function accountOf(url: string, { credentials }: Integration): VeriffAccount {
  const credential = credentials.find(({ dialect }) => dialect === "veriff");
  if (!credential) throw new Error("the integration has no credentials for veriff");
  return { apiUrl: `${url}/v1`, apiKey: credential.keyId, apiSecret: credential.secret };
}
