import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it arrived. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: Headers;
  readonly raw: string;
  readonly remoteAddress: string;
  /** The body as JSON, whatever it holds; undefined when it is none. */
  readonly json: ReturnType<typeof JSON.parse>;
}

/** A customer's own server, on this machine. */
export class WebhookListener {
  readonly received: ReceivedWebhook[] = [];
  /** What it answers to each request; 200 by default. */
  answer: (webhook: ReceivedWebhook) => number = () => 200;
  readonly #server: Server;
  #waiting: (() => void)[] = [];

  constructor() {
    this.#server = createServer((request, response) => void this.#receive(request, response));
  }

  /** Listens on a free port. */
  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The first request, past or future, that `isWanted`; fails after the time. */
  async find(isWanted: (webhook: ReceivedWebhook) => boolean, timeoutMs = 20_000): Promise<ReceivedWebhook> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const found = this.received.find(isWanted);
      if (found) return found;
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) throw new Error(`no such webhook among ${this.received.length} in ${timeoutMs} ms`);
      await this.#next(leftMs);
    }
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const webhook = await read(request);
    response.writeHead(this.answer(webhook)).end();
    this.received.push(webhook);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async #next(timeoutMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function read(request: IncomingMessage): Promise<ReceivedWebhook> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString("utf8");
  const pairs = Object.entries(request.headersDistinct).map(([name, values]) => [
    name,
    (values ?? []).join(),
  ]);
  const headers = new Headers(pairs as [string, string][]);
  const remoteAddress = request.socket.remoteAddress ?? "";
  return { path: request.url ?? "", headers, raw, remoteAddress, json: parse(raw) };
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
