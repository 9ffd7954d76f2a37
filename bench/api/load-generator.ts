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
  const { apiKey, apiSecret, diditKey } = order.account;
  const signed = body ?? path.split("/")[3] ?? "";
  const { statusCode, body: answer } = await pool.request({
    ...{ path, method, body: body ?? null },
    headers: {
      "content-type": "application/json",
      "x-api-key": diditKey,
      "x-auth-client": apiKey,
      "x-hmac-signature": createHmac("sha256", apiSecret).update(signed).digest("hex"),
    },
  });
  const text = await answer.text();
  return { text, failure: statusCode === expected ? undefined : `${method} ${path}: ${statusCode} ${text}` };
}

function nextRequest(order: LoadOrder) {
  const { kind, path, ids } = order;
  if (kind === "didit-list")
    return { path: "/v3/sessions/", method: "GET", body: undefined, expected: 200 } as const;
  if (kind === "didit-create" || kind === "didit-resume")
    return { path: "/v3/session/", method: "POST", body: newDiditSession(order), expected: 201 } as const;
  if (kind === "create") return { path, method: "POST", body: newSession(), expected: 201 } as const;
  const id = ids[Math.floor(Math.random() * ids.length)] ?? "";
  const decision = kind === "didit-decision" ? `/v3/session/${id}/decision/` : `${path}/${id}/decision`;
  return { path: decision, method: "GET", body: undefined, expected: 200 } as const;
}

/** So many people whose sessions are gone on with. */
const people = 64;

/** As the vendor's full example: everything that a customer may say. */
function newDiditSession({ kind, account }: LoadOrder): string {
  const isAgain = kind === "didit-resume";
  return JSON.stringify({
    workflow_id: account.workflowId,
    callback: "https://shop.example/done",
    vendor_data: isAgain ? `person ${Math.floor(Math.random() * people)}` : randomUUID(),
    metadata: { plan: "premium", signup_source: "mobile-app" },
    contact_details: { email: "alex@example.com", email_lang: "en", phone: "+15550101000" },
    expected_details: { first_name: "John", last_name: "Doe", date_of_birth: "1990-01-01" },
  });
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
