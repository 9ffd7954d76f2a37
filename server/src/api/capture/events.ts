import type { FastifyReply } from "fastify";
import { readCapture } from "#core/capture/read-capture.ts";
import type { CaptureCall } from "./call.ts";
import { sessionBody } from "./session-body.ts";

const pingMs = 15_000;
/** Then the page connects again and misses nothing: no connection lives for ever. */
const lifeMs = 600_000;
const encoder = new TextEncoder();

/**
 * GET /events: the whole session at each change, as server-sent events (HTML standard, section 9.2). The event's id names what was
 * seen, so that a page which connects again is not told what it knows.
 */
export function sendEvents(call: CaptureCall, reply: FastifyReply): FastifyReply {
  const { request } = call;
  const known = request.headers["last-event-id"];
  reply.headers({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    // Asks proxies to pass each event on at once.
    "x-accel-buffering": "no",
  });
  return reply.send(eventStream(call, typeof known === "string" ? known : undefined));
}

function eventStream(call: CaptureCall, known: string | undefined): ReadableStream<Uint8Array> {
  const { watch, ports, stopped, actor } = call;
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, stopped]);
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => void (signal.aborted || controller.enqueue(encoder.encode(text)));
      say("retry: 1000\n\n");
      const stopFollowing = watch.follow(actor.sessionId, (revision) => {
        if (revision === known) return;
        void tell(call, revision)
          .then(say)
          .catch(() => ended.abort());
      });
      signal.addEventListener("abort", () => {
        stopFollowing();
        // Quiet where the reader went away first.
        if (controller.desiredSize !== null) closeQuietly(controller);
      });
      void ping(ports, { signal, say }).then(() => ended.abort());
    },
    cancel: () => ended.abort(),
  });
}

async function tell(call: CaptureCall, revision: string): Promise<string> {
  const view = await readCapture(call.ports, call.actor.sessionId);
  const body = JSON.stringify(await sessionBody(call, view));
  return `id: ${revision}\nevent: session\ndata: ${body}\n\n`;
}

async function ping(
  { wait }: CaptureCall["ports"],
  { signal, say }: { readonly signal: AbortSignal; readonly say: (text: string) => void },
): Promise<void> {
  for (let lived = 0; lived < lifeMs && !signal.aborted; lived += pingMs) {
    await wait(pingMs, signal);
    say(": still here\n\n");
  }
}

function closeQuietly(controller: ReadableStreamDefaultController<Uint8Array>): void {
  try {
    controller.close();
  } catch {
    // It was closed by its reader.
  }
}
