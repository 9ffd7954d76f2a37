import type { Evidence } from "#core/check/evidence.ts";
import type { Integration } from "#core/integration/integration.ts";
import { createIntegration, updateIntegration } from "#core/integration/manage-integration.ts";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import { CommandFailed } from "../command-failed.ts";
import { awaitEnd, type DemoEnd } from "./await-end.ts";
import { type Customer, createCustomer, type FetchedDecision } from "./customer.ts";
import { type SignatureVerdict, verifySignatures } from "./customer-signature.ts";
import type { DemoCase } from "./demo-case.ts";
import { makePictures } from "./demo-pictures.ts";
import { createStopwatch, type Stage, type Stopwatch } from "./stopwatch.ts";
import { openWebhookListener, type ReceivedWebhook, type WebhookListener } from "./webhook-listener.ts";

type Needs = Pick<
  Ports,
  "integrations" | "sessions" | "attempts" | "decisions" | "events" | "now" | "newId" | "sha256"
>;

/** What to play, and against what. */
export interface DemoInput {
  readonly story: DemoCase;
  /** The server's origin, without a slash at the end. */
  readonly url: string;
  readonly ports: Needs;
  readonly onStage: (stage: Stage) => void;
}

/** A webhook of this session and whether its signatures are right. */
export interface CheckedWebhook {
  readonly path: string;
  readonly signatures: SignatureVerdict;
}

/** All that came of it. */
export interface DemoRun {
  readonly sessionId: SessionId;
  readonly end: DemoEnd;
  readonly fetched: FetchedDecision;
  readonly webhooks: readonly CheckedWebhook[];
  readonly evidence: Evidence | undefined;
  readonly stages: readonly Stage[];
  /** From the first request to the end, in milliseconds. */
  readonly totalMs: number;
  /** Measuring and judging alone, by the server's own record, in milliseconds. */
  readonly checksMs: number | undefined;
}

/** Plays one story as a customer would, by the public API alone; only the evidence comes from the database. */
export async function runDemo({ story, url, ports, onStage }: DemoInput): Promise<DemoRun> {
  const watch = createStopwatch(onStage);
  const today = ports.now().toISOString().slice(0, 10);
  const pictures = await watch.time("draw the passport", () => makePictures(story, today));
  await using listener = await openWebhookListener();
  const integration = await createDemoIntegration(ports, listener);
  try {
    const { keyId: apiKey, secret: apiSecret } = credentialOf(integration);
    const customer = createCustomer({ url, apiKey, apiSecret, now: ports.now });
    const begun = performance.now();
    const sessionId = (await handIn(customer, watch, pictures)) as SessionId;
    const end = await watch.time("wait for the decision", () => awaitEnd(ports, listener, sessionId));
    const totalMs = (end.kind === "decided" ? end.webhook.arrivedAt : performance.now()) - begun;
    const fetched = await watch.time("fetch the decision", () => customer.fetchDecision(sessionId));
    return {
      ...{ sessionId, end, fetched, stages: watch.stages, totalMs },
      webhooks: listener.received.map((webhook) => checkWebhook(webhook, apiSecret)),
      evidence: await findEvidence(ports, sessionId),
      checksMs: await findChecksMs(ports, sessionId),
    };
  } finally {
    // Its credentials served this run only.
    await updateIntegration(ports, integration.id, { isActive: false });
  }
}

async function createDemoIntegration(ports: Needs, { url }: WebhookListener): Promise<Integration> {
  return createIntegration(ports, {
    name: "demo",
    environment: "live",
    dialects: ["veriff"],
    decisionWebhookUrl: `${url}/decisions`,
    eventWebhookUrl: `${url}/events`,
    allowInsecureWebhooks: true,
  });
}

function credentialOf({ credentials: [credential] }: Integration) {
  if (!credential) throw new CommandFailed("The new integration has no credentials.");
  return credential;
}

async function handIn(
  customer: Customer,
  watch: Stopwatch,
  { document, selfie, person }: Awaited<ReturnType<typeof makePictures>>,
): Promise<string> {
  const id = await watch.time("create the session", () => customer.createSession(person));
  await watch.time("upload the passport", () => customer.upload(id, "document-front", document));
  await watch.time("upload the selfie", () => customer.upload(id, "face", selfie));
  await watch.time("submit", () => customer.submit(id));
  return id;
}

function checkWebhook({ path, headers, body }: ReceivedWebhook, secret: string): CheckedWebhook {
  return { path, signatures: verifySignatures(headers, body, secret) };
}

async function findEvidence(ports: Needs, id: SessionId): Promise<Evidence | undefined> {
  for (const attempt of await ports.attempts.listBySession(id)) {
    const evidence = await ports.decisions.findEvidence(attempt.id);
    if (evidence) return evidence;
  }
  return undefined;
}

async function findChecksMs(ports: Needs, id: SessionId): Promise<number | undefined> {
  const events = await ports.events.listBySession(id);
  const begun = events.findIndex((event) => event.type === "session-submitted");
  const [submitted, concluded] = [events[begun], events[begun + 1]];
  return submitted && concluded ? concluded.at.getTime() - submitted.at.getTime() : undefined;
}
