/** The least that a sender can do: sign, post, and in one transaction keep the try and the webhook's new state. */
import { createHash, createHmac } from "node:crypto";
import pg from "pg";
import { Agent } from "undici";
import type { BareDelivery, BareOutcome } from "./protocol.ts";

const insertAttempt = {
  name: "attempt",
  text: `insert into webhook_attempts (webhook_id, number, at, duration_ms, url, status, error)
    values ($1, 1, $2, $3, $4, $5, null)`,
};
const updateWebhook = {
  name: "webhook",
  text: `update webhooks set state = 'delivered', attempt_count = 1, next_attempt_at = null where id = $1`,
};

process.on("message", (order: BareDelivery) => {
  void deliverAll(order).then((outcome) => process.send?.(outcome));
});

async function deliverAll(order: BareDelivery): Promise<BareOutcome> {
  const pool = new pg.Pool({ ...order.connection, max: 16 });
  const agent = new Agent({ connections: 128 });
  const waiting = [...order.webhooks];
  let failures = 0;
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const isHeard = await deliver({ pool, agent, order }, next);
      if (!isHeard) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: order.concurrency }, work));
  await Promise.all([pool.end(), agent.destroy()]);
  return { failures };
}

interface Means {
  readonly pool: pg.Pool;
  readonly agent: Agent;
  readonly order: BareDelivery;
}

async function deliver(
  { pool, agent, order }: Means,
  { id, sessionId }: BareDelivery["webhooks"][number],
): Promise<boolean> {
  const { origin, apiKey, apiSecret } = order;
  const body = order.body.replace(order.sessionId, sessionId);
  const begun = performance.now();
  const answer = await agent.request({
    ...{ origin, path: "/", method: "POST", body },
    headers: {
      "content-type": "application/json",
      "x-auth-client": apiKey,
      "x-signature": createHash("sha256").update(body).update(apiSecret).digest("hex"),
      "x-hmac-signature": createHmac("sha256", apiSecret).update(body).digest("hex"),
    },
  });
  await answer.body.dump();
  const tried = [id, new Date(), performance.now() - begun, origin, answer.statusCode];
  const client = await pool.connect();
  await client.query("begin");
  await client.query({ ...insertAttempt, values: tried });
  await client.query({ ...updateWebhook, values: [id] });
  await client.query("commit");
  client.release();
  return answer.statusCode === 200;
}
