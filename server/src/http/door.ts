import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { type Health, healthPath } from "./health.ts";
import { limits } from "./limits.ts";

/** Where to listen. Port 0 takes any free one. */
export interface DoorOptions {
  readonly host: string;
  readonly port: number;
  readonly health: Health;
}

/** A listening socket that answers the health check before there is anything else to serve. */
export interface Door extends AsyncDisposable {
  readonly port: number;
  /** Serves the app from now on, which must not listen itself. */
  serve(app: FastifyInstance): Promise<void>;
  /** Takes no new connection, lets running requests end for at most that long, then closes the app. */
  close(drainMs?: number): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const defaultDrainMs = 10_000;

/** Listens at once. Throws when the address is taken or not ours. */
export async function openDoor({ host, port, health }: DoorOptions): Promise<Door> {
  let app: FastifyInstance | undefined;
  let handler: Handler = (request, response) => answerUnready(health, request, response);
  const server = createServer({ ...limits }, (request, response) => handler(request, response));
  server.on("clientError", answerGarbled);
  await listen(server, host, port);
  let closing: Promise<void> | undefined;
  const close = async (drainMs: number) => {
    health.stopping();
    await drain(server, drainMs);
    await app?.close();
  };
  const closeOnce = (drainMs = defaultDrainMs) => (closing ??= close(drainMs));
  return {
    port: portOf(server),
    async serve(served) {
      await served.ready();
      app = served;
      handler = (request, response) => served.routing(request, response);
    },
    close: closeOnce,
    [Symbol.asyncDispose]: closeOnce,
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen({ host, port }, resolve);
  try {
    await promise;
  } catch (cause) {
    throw new Error(`cannot listen on ${host} port ${port}: ${reasonOf(cause)}`, { cause });
  }
  server.removeListener("error", reject);
}

function reasonOf(error: unknown): string {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: "another program listens there; choose another PORT",
    EADDRNOTAVAIL: "no interface has this address; choose another HOST",
    EACCES: "the system does not allow it; choose a PORT above 1023",
    ENOTFOUND: "no such name; choose another HOST",
  };
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return reasons[code] ?? code;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address.port;
}

/** Before the app is there: the health check tells the step, everything else is told to come back. */
function answerUnready(health: Health, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url?.replace(/[?#].*$/s, "").replace(/\/$/, "");
  const { body } = health.answer();
  const isHealth = path === healthPath;
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  response.writeHead(503, { ...headers, "retry-after": "1", connection: "close" });
  response.end(JSON.stringify(isHealth ? body : { status: "starting" }));
  request.resume();
}

const garbled: Readonly<Record<string, readonly [status: string, error: string]>> = {
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "headers-too-large"],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "request-timeout"],
};

/** What is no HTTP has no path, so no dialect can answer it. */
function answerGarbled(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, code] = garbled[error.code ?? ""] ?? ["400 Bad Request", "bad-request"];
  const body = JSON.stringify({ error: code });
  const type = "content-type: application/json; charset=utf-8";
  const head = [`HTTP/1.1 ${status}`, type, `content-length: ${body.length}`, "connection: close"];
  // Destroyed once written, as Node does: who garbles once is not to be read on.
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}

/** Connections that fall idle while we wait are closed too; those that outlast the wait are cut. */
async function drain(server: Server, drainMs: number): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const timeout = new AbortController();
  const late = wait(drainMs, undefined, { signal: timeout.signal }).then(
    () => server.closeAllConnections(),
    () => undefined,
  );
  await closed;
  timeout.abort();
  clearInterval(sweep);
  await late;
}
