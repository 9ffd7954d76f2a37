import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Abuse } from "../../server/test/support/abuse/abuse.ts";
import { allAbuses } from "../../server/test/support/abuse/all-abuses.ts";
import { garbledRequests } from "../../server/test/support/abuse/hostile-requests.ts";
import { type Line, type LineAnswer, openLine, sendBytes } from "../../server/test/support/abuse/line.ts";
import { type VeriffAccount, VeriffClient } from "../../server/test/support/veriff-client.ts";
import { picture } from "../../server/test/support/veriff-customer.ts";
import { accountOf, newIntegration, openBenchHome } from "../support/bench-home.ts";
import type { Usage } from "../support/probe-protocol.ts";
import { type Product, startProduct } from "../support/product.ts";

/** How hard to try. */
export interface AbuseOptions {
  /** How often every abusive request is sent. */
  readonly rounds: number;
  /** How long the server may rest before its memory is measured again. */
  readonly restMs: number;
  readonly note?: (text: string) => void;
}

/** What came of it; `problems` is empty when every request was refused as it should be. */
export interface AbuseReport {
  readonly problems: readonly string[];
  readonly requests: number;
  /** How often each status, with Veriff's number, was answered. */
  readonly answers: Readonly<Record<string, number>>;
  /** Of the server's process, as the system counts it. "Collected": after garbage, which the server leaves when idle. */
  readonly rssMiB: Readonly<Record<Moment, number>>;
}

type Moment = "started" | "before" | "beforeCollected" | "peak" | "after" | "afterCollected";

const lines = 4;
const mebibyte = 1024 * 1024;

interface Scene {
  readonly account: VeriffAccount;
  readonly product: Product;
  readonly sessionId: string;
  readonly tally: Map<string, number>;
  readonly problems: Set<string>;
  peakBytes: number;
  isSending: boolean;
}

/** Runs a real server, sends it everything abusive beside ordinary traffic's aftermath, and measures its memory. */
export async function runAbuse({ rounds, restMs, note = () => {} }: AbuseOptions): Promise<AbuseReport> {
  await using home = await openBenchHome();
  const credentials = accountOf(await newIntegration(home));
  await using product = await startProduct(home.path);
  const account = { ...credentials, apiUrl: `${product.origin}/v1` };
  const started = await rss(product);
  const sessionId = await ordinaryTraffic(account);
  await sleep(Math.min(restMs, 5000));
  const rows = await countRows(home.pool);
  const [before, beforeCollected] = [await rss(product), await rss(product, "collected")];
  const scene: Scene = {
    account,
    product,
    sessionId,
    tally: new Map(),
    problems: new Set(),
    peakBytes: before,
    isSending: false,
  };
  const abuses = await allAbuses();
  for (let round = 1; round <= rounds; round += 1) {
    await Promise.all([sendAll(scene, abuses).finally(() => (scene.isSending = false)), watchPeak(scene)]);
    await sendGarbled(scene);
    note(`round ${round} of ${rounds}: ${Math.round((await rss(product)) / mebibyte)} MiB`);
  }
  note(`resting for ${restMs} ms`);
  await sleep(restMs);
  const [after, afterCollected] = [await rss(product), await rss(product, "collected")];
  if ((await countRows(home.pool)) !== rows) scene.problems.add("something refused was stored");
  if ((await new VeriffClient(account).get(`/sessions/${sessionId}/media`)).status !== 200)
    scene.problems.add("the server serves no longer");
  return {
    problems: [...scene.problems],
    requests: scene.tally.values().reduce((sum, count) => sum + count, 0),
    answers: Object.fromEntries([...scene.tally].toSorted(([one], [other]) => one.localeCompare(other))),
    rssMiB: inMebibytes({ started, before, beforeCollected, peak: scene.peakBytes, after, afterCollected }),
  };
}

/** What any customer sends: the server has run its code once before its memory is measured. */
async function ordinaryTraffic(account: VeriffAccount): Promise<string> {
  const client = new VeriffClient(account);
  const bytes = await picture();
  let id = "";
  for (let visit = 0; visit < 50; visit += 1) {
    id = await client.createId();
    await Promise.all([client.upload(id, "face", bytes), client.upload(id, "document-front", bytes)]);
    await client.get(`/sessions/${id}/decision`);
  }
  return id;
}

async function watchPeak(scene: Scene): Promise<void> {
  do {
    scene.peakBytes = Math.max(scene.peakBytes, await rss(scene.product));
    await sleep(20);
  } while (scene.isSending);
}

async function sendAll(scene: Scene, abuses: readonly Abuse[]): Promise<void> {
  scene.isSending = true;
  const waiting = [...abuses];
  const work = async () => {
    using line = openLine(scene.account);
    for (let next = waiting.pop(); next; next = waiting.pop()) await sendOne(scene, line, next);
  };
  await Promise.all(Array.from({ length: lines }, work));
}

async function sendOne(scene: Scene, line: Line, abuse: Abuse): Promise<void> {
  const answer = await line.send(abuse, scene.sessionId).catch(String);
  const told = typeof answer === "string" ? answer : classOf(answer);
  tell(scene, told);
  if (told !== abuse.expected.join(" ")) scene.problems.add(`${abuse.name}: ${told}`);
}

/** Status and number of a refusal in Veriff's shape; anything else as it is. */
function classOf({ status, text }: LineAnswer): string {
  try {
    const { status: word, code, message, ...others } = JSON.parse(text);
    const isRefusal = word === "fail" && typeof message === "string" && Object.keys(others).length === 0;
    if (isRefusal) return code === undefined ? String(status) : `${status} ${code}`;
  } catch {
    // Told below.
  }
  return `${status} in another shape`;
}

async function sendGarbled(scene: Scene): Promise<void> {
  for (const [name, bytes, status] of garbledRequests) {
    const answer = await sendBytes(scene.product.origin, Buffer.from(bytes, "latin1"));
    tell(scene, `${answer.slice(9, 12)} to no HTTP`);
    if (!answer.startsWith(`HTTP/1.1 ${status} `)) scene.problems.add(`${name}: ${answer.slice(0, 12)}`);
  }
}

function tell({ tally }: Scene, told: string): void {
  tally.set(told, (tally.get(told) ?? 0) + 1);
}

/** Of the server's process; asking fails when it has ended. */
async function rss(product: Product, when: "usage" | "collected" = "usage"): Promise<number> {
  return (await product.ask<Usage>(when)).rssBytes;
}

function inMebibytes<Name extends string>(bytes: Record<Name, number>): Record<Name, number> {
  const rounded = Object.entries<number>(bytes).map(([name, value]) => [name, Math.round(value / mebibyte)]);
  return Object.fromEntries(rounded) as Record<Name, number>;
}

async function countRows(pool: Pool): Promise<string> {
  const tables = ["sessions", "attempts", "media", "events", "decisions", "webhooks"];
  const columns = tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(", ");
  return JSON.stringify((await pool.query(`select ${columns}`)).rows[0]);
}
