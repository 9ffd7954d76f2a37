import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A webhook as it arrived. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** Its JSON; undefined when it is none. */
  readonly json: unknown;
  /** On the clock of `performance.now()`, milliseconds. */
  readonly arrivedAt: number;
}

/** A customer's listener on this machine. */
export interface WebhookListener {
  /** Origin, without a slash at the end. */
  readonly url: string;
  /** In the order of their arrival. */
  readonly received: readonly ReceivedWebhook[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** Listens on a free port of 127.0.0.1 and answers 200 to everything. */
export async function openWebhookListener(): Promise<WebhookListener> {
  const received: ReceivedWebhook[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const { url: path = "/", headers } = request;
      received.push({ path, headers, body, json: parse(body), arrivedAt: performance.now() });
      response.writeHead(200).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
