import { Agent, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { sign, type VeriffAccount } from "../veriff-client.ts";
import type { Abuse } from "./abuse.ts";

/** An answer as it came over a line. */
export interface LineAnswer {
  readonly status: number;
  readonly text: string;
  /** Which connection carried it: our port. */
  readonly connection: number | undefined;
}

/** A customer's single connection, kept alive: what one request does to it, the next one feels. */
export interface Line extends Disposable {
  readonly account: VeriffAccount;
  /** Sends it as a well-behaved client would, but for what the abuse says. */
  send(abuse: Omit<Abuse, "name" | "expected">, sessionId?: string): Promise<LineAnswer>;
  /** The health check over the same connection. */
  check(): Promise<LineAnswer>;
}

/** Opens it with the first request. */
export function openLine(account: VeriffAccount): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const health = new URL("/system/healthcheck", account.apiUrl).href;
  return {
    account,
    send: ({ path, ...abuse }, sessionId = "") => {
      const below = path.replaceAll("{id}", sessionId);
      const headers = headersOf(account, { ...abuse, path: below });
      return exchange(account.apiUrl + below, { agent, method: abuse.method, headers, body: abuse.body });
    },
    check: () => exchange(health, { agent, method: "GET", headers: {}, body: undefined }),
    [Symbol.dispose]: () => agent.destroy(),
  };
}

function headersOf(account: VeriffAccount, abuse: Omit<Abuse, "name" | "expected">): Record<string, string> {
  const { body, headers = {}, path } = abuse;
  const signed = abuse.signed ?? body ?? path.split("/")[2] ?? "";
  const all = {
    "content-type": body === undefined ? undefined : "application/json",
    "content-length": body === undefined ? undefined : String(Buffer.byteLength(body)),
    "x-auth-client": account.apiKey,
    "x-hmac-signature": sign(signed, account.apiSecret, "x-hmac-signature"),
    ...headers,
  };
  return Object.fromEntries(
    Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

interface Exchange {
  readonly agent: Agent;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | undefined;
}

/** Writes the path as it is given: `fetch` would tidy it up. */
function exchange(url: string, { agent, method, headers, body }: Exchange): Promise<LineAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<LineAnswer>();
  const { hostname, port, origin } = new URL(url);
  const path = url.slice(origin.length);
  const outgoing = request({ hostname, port, path, agent, method, headers }, (incoming) => {
    const connection = incoming.socket.localPort;
    read(incoming).then((text) => resolve({ status: incoming.statusCode ?? 0, text, connection }), reject);
  });
  outgoing.on("error", reject);
  outgoing.end(body);
  return promise;
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Writes bytes as they are to a connection of their own; answers what came back until the server closed it or `quietMs` passed. */
export function sendBytes(url: string, bytes: string | Uint8Array, quietMs = 2000): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const chunks: Buffer[] = [];
  const finish = () => {
    socket.destroy();
    resolve(Buffer.concat(chunks).toString("latin1"));
  };
  socket.setTimeout(quietMs, finish);
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.on("error", finish).on("close", finish);
  socket.write(bytes);
  return promise;
}
