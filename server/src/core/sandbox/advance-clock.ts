import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { deletePastRetention } from "#core/session/delete-session.ts";
import { expireOverdue } from "#core/session/expire-overdue.ts";
import { lapseApprovals } from "#core/session/lapse-approvals.ts";
import { deliverWebhook } from "#core/webhook/deliver-webhook.ts";
import type { Webhook } from "#core/webhook/webhook.ts";

type Needs = Pick<
  Ports,
  | "integrations"
  | "sessions"
  | "webhooks"
  | "events"
  | "decisions"
  | "transaction"
  | "webhookTeller"
  | "webhookSender"
  | "now"
  | "newId"
  | "wait"
>;

/** What happened on the way. */
export interface AdvancedClock {
  readonly from: Date;
  readonly to: Date;
  readonly expired: number;
  readonly lapsed: number;
  readonly deleted: number;
  /** Tries to tell the customer. */
  readonly webhookTries: number;
}

type Counts = Pick<AdvancedClock, "expired" | "lapsed" | "deleted" | "webhookTries">;

/**
 * Lets a test integration's time pass: its clock stops at each moment at which something is due, and what is due there
 * happens before it goes on, so that everything happens in the order of time. Throws "input-invalid" for a live one.
 */
export async function advanceClock(ports: Needs, id: IntegrationId, ms: number): Promise<AdvancedClock> {
  const integration = await ports.integrations.find(id);
  if (!integration) throw new CoreError("integration-not-found", `no integration ${id}`);
  if (integration.environment !== "test")
    throw new CoreError("input-invalid", "time passes by itself in a live integration");
  const from = ports.now(integration);
  const to = new Date(from.getTime() + ms);
  const server: Server = { isThere: true };
  let counts: Counts = { expired: 0, lapsed: 0, deleted: 0, webhookTries: 0 };
  for (let at = from; ; ) {
    counts = add(counts, await doWhatIsDue(ports, id, { at, server }));
    const next = await nextMoment(ports, id, at);
    at = next && next < to ? next : to;
    await setClock(ports, id, at);
    if (at === to) break;
  }
  return { from, to, ...add(counts, await doWhatIsDue(ports, id, { at: to, server })) };
}

function add(a: Counts, b: Counts): Counts {
  return {
    expired: a.expired + b.expired,
    lapsed: a.lapsed + b.lapsed,
    deleted: a.deleted + b.deleted,
    webhookTries: a.webhookTries + b.webhookTries,
  };
}

/** Never back: real time passes too while the customer's servers answer. */
async function setClock(ports: Needs, id: IntegrationId, at: Date): Promise<void> {
  const integration = await ports.integrations.find(id);
  if (!integration || at <= ports.now(integration)) return;
  await ports.integrations.save({ ...integration, clockAheadMs: at.getTime() - ports.now().getTime() });
}

async function nextMoment(ports: Needs, id: IntegrationId, after: Date): Promise<Date | undefined> {
  const [end, webhook] = await Promise.all([ports.sessions.findNextEnd(id), ports.webhooks.findNextDue(id)]);
  const moments = [end, webhook?.nextAttemptAt].filter((at) => at !== undefined && at > after) as Date[];
  return moments.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

/** Whether a server runs beside this process, as far as it is known. */
interface Server {
  isThere: boolean;
}

interface Moment {
  readonly at: Date;
  readonly server: Server;
}

async function doWhatIsDue(ports: Needs, id: IntegrationId, moment: Moment): Promise<Counts> {
  const expired = await all(() => expireOverdue(ports));
  const webhookTries = await tellWhatIsDue(ports, id, moment);
  const lapsed = await all(() => lapseApprovals(ports));
  const told = await tellWhatIsDue(ports, id, moment);
  const deleted = await all(() => deletePastRetention(ports));
  return { expired, lapsed, deleted, webhookTries: webhookTries + told };
}

const batch = 100;

async function all(sweep: () => Promise<number>): Promise<number> {
  let count = 0;
  for (let done = batch; done >= batch; count += done) done = await sweep();
  return count;
}

async function tellWhatIsDue(ports: Needs, id: IntegrationId, { at, server }: Moment): Promise<number> {
  let tries = 0;
  for (;;) {
    const webhook = await ports.webhooks.findNextDue(id);
    if (!webhook?.nextAttemptAt || webhook.nextAttemptAt > at) return tries;
    if (!(await isTakenByServer(ports, webhook, server))) {
      await deliverWebhook(ports, webhook.id, webhook.attemptCount);
      tries += 1;
    }
  }
}

const patienceMs = 3000;
const lookMs = 100;

/** A first try is the running server's, which has the job already; one that does not run leaves it to us. */
async function isTakenByServer(
  ports: Needs,
  { id, attemptCount }: Webhook,
  server: Server,
): Promise<boolean> {
  if (attemptCount > 0 || !server.isThere) return false;
  for (let waited = 0; waited < patienceMs; waited += lookMs) {
    const now = await ports.webhooks.find(id);
    if (now?.state !== "pending" || now.attemptCount > 0) return true;
    await ports.wait(lookMs);
  }
  server.isThere = false;
  return false;
}
