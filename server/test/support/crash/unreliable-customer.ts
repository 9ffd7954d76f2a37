import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isSigned } from "../veriff-client.ts";
import type { CrashAccount } from "./ledger.ts";

/** A webhook that was answered with 200 and that the customer's own check of its signature accepted. */
export interface HeardWebhook {
  readonly sessionId: string;
  readonly attemptId: string;
  readonly code: number;
}

/** A customer's receiver which refuses, cuts off or leaves waiting some webhooks the first time. */
export class UnreliableCustomer {
  readonly heard: HeardWebhook[] = [];
  /** Signed by nobody who may. */
  forged = 0;
  /** Answered with an error, or not at all. */
  refused = 0;
  /** From now on everything is answered with 200. */
  isReliable = false;
  readonly accounts = new Map<string, CrashAccount>();
  readonly #refusedOnce = new Set<string>();
  readonly #server: Server = createServer((request, response) => void this.#receive(request, response));

  /** Listens on a free port of this machine. */
  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await read(request).catch(() => undefined);
    if (raw === undefined) return;
    if (this.#isToRefuse(raw)) return this.#refuse(request, response);
    response.writeHead(200).end();
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const account = this.accounts.get(headers.get("x-auth-client") ?? "");
    if (account && isSigned(headers, raw, account.apiSecret)) this.heard.push(toHeard(JSON.parse(raw)));
    else this.forged += 1;
  }

  #isToRefuse(raw: string): boolean {
    if (this.isReliable || this.#refusedOnce.has(raw) || Math.random() > 0.15) return false;
    this.#refusedOnce.add(raw);
    this.refused += 1;
    return true;
  }

  #refuse(request: IncomingMessage, response: ServerResponse): void {
    const way = Math.random();
    if (way < 0.6) response.writeHead(500).end();
    else if (way < 0.8) request.socket.destroy();
    // Else it hangs: the sender gives up by itself.
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Decisions wrap what they say, progress does not. */
function toHeard(body: ReturnType<typeof JSON.parse>): HeardWebhook {
  const { id: sessionId, attemptId, code } = body.verification ?? body;
  return { sessionId, attemptId, code };
}
