/** Sends requests from a process of its own, so that its processor time is nobody else's. */
import { createHmac, randomUUID } from "node:crypto";
import { Pool } from "undici";
import type { LoadOrder, LoadResult } from "./load-protocol.ts";

const pools = new Map<string, Pool>();

process.on("message", (order: LoadOrder) => {
  void run(order).then((result) => process.send?.(result));
});

async function run(order: LoadOrder): Promise<LoadResult> {
  const { origin, connections, durationMs } = order;
  const pool = pools.get(origin) ?? new Pool(origin, { connections, pipelining: 1 });
  pools.set(origin, pool);
  const latenciesMs: number[] = [];
  let failure: string | undefined;
  let lastAnswer = "";
  const begun = performance.now();
  const work = async () => {
    do {
      const sent = performance.now();
      const answer = await send(pool, order).catch((error: unknown) => ({
        text: "",
        failure: String(error),
      }));
      latenciesMs.push(performance.now() - sent);
      lastAnswer = answer.text;
      failure ??= answer.failure;
    } while (performance.now() - begun < durationMs && failure === undefined);
  };
  await Promise.all(Array.from({ length: connections }, work));
  return { latenciesMs, elapsedMs: performance.now() - begun, failure, lastAnswer };
}

async function send(
  pool: Pool,
  order: LoadOrder,
): Promise<{ readonly text: string; readonly failure: string | undefined }> {
  const { path, method, body, expected } = nextRequest(order);
  const { apiKey, apiSecret } = order.account;
  const signed = body ?? path.split("/")[3] ?? "";
  const { statusCode, body: answer } = await pool.request({
    ...{ path, method, body: body ?? null },
    headers: {
      "content-type": "application/json",
      "x-auth-client": apiKey,
      "x-hmac-signature": createHmac("sha256", apiSecret).update(signed).digest("hex"),
    },
  });
  const text = await answer.text();
  return { text, failure: statusCode === expected ? undefined : `${method} ${path}: ${statusCode} ${text}` };
}

function nextRequest({ kind, path, ids }: LoadOrder) {
  if (kind === "create") return { path, method: "POST", body: newSession(), expected: 201 } as const;
  const id = ids[Math.floor(Math.random() * ids.length)] ?? "";
  return { path: `${path}/${id}/decision`, method: "GET", body: undefined, expected: 200 } as const;
}

/** As the vendor's sample: everything that a customer may know beforehand. */
function newSession(): string {
  return JSON.stringify({
    verification: {
      callback: "https://shop.example/done",
      person: { firstName: "Anna Maria", lastName: "Eriksson", idNumber: "12345", gender: "F" },
      document: { number: "L898902C3", type: "PASSPORT", country: "EE" },
      vendorData: randomUUID(),
      timestamp: new Date().toISOString(),
    },
  });
}
