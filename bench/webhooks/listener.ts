/** A customer's receiver in a process of its own: checks every signature, answers 200 and counts. */
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Arrivals, ListenerOrder } from "./protocol.ts";

let secrets: Readonly<Record<string, string>> = {};
let lastBody = "";
let counts = { received: 0, forged: 0, firstAt: 0, lastAt: 0 };
let sessions = new Set<string>();
let onArrival: () => void = () => undefined;

const server = createServer((request, response) => void receive(request, response));

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  response.writeHead(200).end();
  const now = performance.now();
  if (counts.received === 0) counts.firstAt = now;
  counts.received += 1;
  counts.lastAt = now;
  const secret = secrets[String(request.headers["x-auth-client"])] ?? "";
  const signature = createHmac("sha256", secret).update(raw).digest("hex");
  if (signature !== request.headers["x-hmac-signature"]) counts.forged += 1;
  lastBody = raw.toString("utf8");
  sessions.add(JSON.parse(lastBody).verification.id);
  onArrival();
}

/** What has arrived once there is enough, or once the time is over; the count then begins anew. */
async function expectSessions(expected: number, timeoutMs: number): Promise<Arrivals> {
  const { promise, resolve } = Promise.withResolvers<void>();
  onArrival = () => {
    if (sessions.size >= expected) resolve();
  };
  const timer = setTimeout(resolve, timeoutMs);
  onArrival();
  await promise;
  clearTimeout(timer);
  const { received, forged, firstAt, lastAt } = counts;
  const arrivals = { received, sessions: sessions.size, forged, elapsedMs: lastAt - firstAt, lastBody };
  counts = { received: 0, forged: 0, firstAt: 0, lastAt: 0 };
  sessions = new Set();
  return arrivals;
}

process.on("message", (order: ListenerOrder) => {
  if ("expected" in order) {
    void expectSessions(order.expected, order.timeoutMs).then((arrivals) => process.send?.(arrivals));
    return;
  }
  secrets = order.secrets;
  if (server.listening) process.send?.({ port: (server.address() as AddressInfo).port });
  else server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
});
