import { setTimeout as sleep } from "node:timers/promises";
import type { Integration } from "../../server/src/core/integration/integration.ts";
import { queueSettings } from "../../server/src/jobs/queues.ts";
import type { BenchOptions } from "../bench.ts";
import { accountOf, type BenchHome, newIntegration, openBenchHome } from "../support/bench-home.ts";
import { type Child, startChild } from "../support/child.ts";
import { makeDecidedSession } from "../support/decided-session.ts";
import { startProduct } from "../support/product.ts";
import { type BenchReport, target } from "../support/report.ts";
import { median, rounded } from "../support/statistics.ts";
import type { Arrivals, BareDelivery, BareOutcome, ListenerAddress } from "./protocol.ts";

const defaultRounds = 3;
const pendingCount = 2000;
const integrationCount = 4;
const timeoutMs = 120_000;
const bareRatioLimit = 0.5;
const { concurrency } = queueSettings["deliver-webhook"];

/** One round: the product's deliveries, then the bare loop's, of the same webhooks. */
interface Round {
  readonly product: Arrivals;
  readonly bare: Arrivals;
  /** Webhooks that the product does not call delivered. */
  readonly undelivered: number;
  readonly attempts: number;
}

interface Scene {
  readonly home: BenchHome;
  readonly integrations: readonly Integration[];
  readonly listener: Child;
  readonly bare: Child;
  readonly origin: string;
}

/** Delivers many decisions that wait, beside a bare loop at the same concurrency. */
export async function benchWebhooks({ rounds = defaultRounds, note }: BenchOptions): Promise<BenchReport> {
  await using home = await openBenchHome();
  await using listener = startChild({ script: new URL("listener.ts", import.meta.url) });
  await using bare = startChild({ script: new URL("bare-loop.ts", import.meta.url) });
  const { port } = await listener.ask<ListenerAddress>({ secrets: {} });
  const origin = `http://127.0.0.1:${port}`;
  const integrations = await openIntegrations(home, `${origin}/`);
  const accounts = integrations.map(accountOf);
  const secrets = Object.fromEntries(accounts.map(({ apiKey, apiSecret }) => [apiKey, apiSecret]));
  await listener.ask<ListenerAddress>({ secrets });
  await using _ = await startProduct(home.path);
  const scene = { home, integrations, listener, bare, origin };
  const done: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    note(round === 0 ? "warming up" : `round ${round} of ${rounds}`);
    const result = await runRound(scene);
    if (round > 0) done.push(result);
  }
  return report(done);
}

async function openIntegrations(home: BenchHome, decisionWebhookUrl: string): Promise<Integration[]> {
  const made: Integration[] = [];
  while (made.length < integrationCount) made.push(await newIntegration(home, { decisionWebhookUrl }));
  return made;
}

async function runRound(scene: Scene): Promise<Round> {
  const { home, listener, bare } = scene;
  const sessionIds = await makePending(scene);
  const product = await listener.ask<Arrivals>({ expected: pendingCount, timeoutMs });
  const webhooks = await untilRecorded(home, sessionIds);
  await home.pool.query(
    "update webhooks set state = 'pending', attempt_count = 0 where session_id = any($1::uuid[])",
    [sessionIds],
  );
  const { failures } = await bare.ask<BareOutcome>(bareDelivery(scene, product.lastBody, webhooks.rows));
  if (failures > 0) throw new Error(`the bare loop was refused ${failures} times`);
  const heard = await listener.ask<Arrivals>({ expected: pendingCount, timeoutMs });
  return { product, bare: heard, undelivered: webhooks.undelivered, attempts: webhooks.attempts };
}

/** All in one transaction, so that all become due at once. */
async function makePending({ home: { ports }, integrations }: Scene): Promise<readonly string[]> {
  return ports.transaction(async (tx) => {
    const ids: string[] = [];
    for (let made = 0; made < pendingCount; made += 1) {
      const integration = integrations[made % integrations.length];
      if (integration) ids.push(await makeDecidedSession(ports, integration, (work) => work(tx)));
    }
    return ids;
  });
}

interface WebhookRow {
  readonly id: string;
  readonly sessionId: string;
  readonly state: string;
  readonly attempts: number;
}

/** A webhook is heard before its try is recorded: waits for the records. */
async function untilRecorded({ pool }: BenchHome, sessionIds: readonly string[]) {
  const text = `select webhooks.id, webhooks.session_id as "sessionId", webhooks.state,
      (select count(*)::integer from webhook_attempts where webhook_attempts.webhook_id = webhooks.id) as attempts
    from webhooks where webhooks.session_id = any($1::uuid[])`;
  const deadline = performance.now() + 10_000;
  for (;;) {
    const { rows } = await pool.query<WebhookRow>(text, [sessionIds]);
    const undelivered = rows.filter(({ state }) => state !== "delivered").length;
    const attempts = rows.map((row) => row.attempts).reduce((sum, count) => sum + count, 0);
    if (undelivered === 0 || performance.now() > deadline) return { rows, undelivered, attempts };
    await sleep(50);
  }
}

function bareDelivery(
  { home, integrations, origin }: Scene,
  body: string,
  rows: readonly WebhookRow[],
): BareDelivery {
  const [first] = integrations;
  if (!first) throw new Error("there is no integration");
  const webhooks = rows.map(({ id, sessionId }) => ({ id, sessionId }));
  const sessionId: string = JSON.parse(body).verification.id;
  return { connection: home.connection, concurrency, origin, ...accountOf(first), body, sessionId, webhooks };
}

function report(rounds: readonly Round[]): BenchReport {
  const perSecond = ({ received, elapsedMs }: Arrivals) => rounded((received / elapsedMs) * 1000, 0);
  const sum = (count: (round: Round) => number) => rounds.map(count).reduce((total, one) => total + one, 0);
  const ratio = rounded(median(rounds.map(({ product, bare }) => perSecond(product) / perSecond(bare))));
  const lost = sum(({ product, undelivered }) => pendingCount - product.sessions + undelivered);
  const forged = sum(({ product }) => product.forged);
  return {
    command: `npm run bench -- webhooks --rounds ${rounds.length}`,
    figures: {
      data: { rounds: rounds.length, webhooks: pendingCount, integrations: integrationCount, concurrency },
      productPerSecond: rounds.map(({ product }) => perSecond(product)),
      barePerSecond: rounds.map(({ bare }) => perSecond(bare)),
      ratio,
      delivered: sum(({ product }) => product.sessions),
      lost,
      repeated: sum(({ product }) => product.received - product.sessions),
      attemptsRecorded: sum(({ attempts }) => attempts),
      forged,
    },
    targets: [
      target("deliveries per second against the bare loop", ratio, "at least", bareRatioLimit),
      target("webhooks lost", lost, "at most", 0),
      target("webhooks not signed as they should be", forged, "at most", 0),
    ],
  };
}
