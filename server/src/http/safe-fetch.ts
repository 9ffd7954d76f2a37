import { Agent } from "undici";
import { checkedConnector, resolveBySystem, type Resolver } from "./checked-connector.ts";
import { type FetchError, fetchErrorOf } from "./fetch-error.ts";
import { readAtMost } from "./read-at-most.ts";

/** One request to somewhere else. */
export interface SafeRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Allows http: and addresses that are not public. */
  readonly allowInsecure: boolean;
  /** For all of it, from the name's lookup to the last byte of the answer. */
  readonly timeoutMs: number;
  /** How much of the answer's body is read; default 64 KiB. */
  readonly maxBodyBytes?: number;
}

/** What came of it. */
export interface SafeAnswer {
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** Why no answer came; undefined when one did. */
  readonly error: FetchError | undefined;
  readonly durationMs: number;
  /** Content type of the answer, in lower case; undefined when it names none. */
  readonly contentType: string | undefined;
  readonly body: Buffer;
  /** False when the body was longer than the limit, or late. */
  readonly isComplete: boolean;
}

/** The one way out: no redirects, certificates verified, addresses checked at connect. Never throws for what others do. */
export interface SafeFetch extends AsyncDisposable {
  (request: SafeRequest): Promise<SafeAnswer>;
}

const defaultMaxBodyBytes = 64 * 1024;
const connectTimeoutMs = 10_000;
const nothing = { status: undefined, contentType: undefined, body: Buffer.alloc(0), isComplete: false };

/** Makes one, with connections kept alive between requests until it is disposed of. */
export function createSafeFetch(options: { readonly resolve?: Resolver } = {}): SafeFetch {
  const { resolve = resolveBySystem } = options;
  const common = { connections: 128, maxHeaderSize: 16 * 1024 };
  const checked = new Agent({
    ...common,
    connect: checkedConnector({ resolve, timeoutMs: connectTimeoutMs }),
  });
  // Apart, so that a connection that was allowed for one is never lent to another.
  const unchecked = new Agent({ ...common, connect: { timeout: connectTimeoutMs } });
  const send = async (request: SafeRequest): Promise<SafeAnswer> => {
    const start = performance.now();
    const answer = await attempt(request.allowInsecure ? unchecked : checked, request);
    return { ...answer, durationMs: Math.round(performance.now() - start) };
  };
  const dispose = async () => {
    await Promise.all([checked.destroy(), unchecked.destroy()]);
  };
  return Object.assign(send, { [Symbol.asyncDispose]: dispose });
}

type Answer = Omit<SafeAnswer, "durationMs">;

async function attempt(agent: Agent, request: SafeRequest): Promise<Answer> {
  const url = URL.parse(request.url);
  // Credentials in an address would end up in stored attempts.
  if (!url || url.username !== "" || url.password !== "") return { ...nothing, error: "url-invalid" };
  const isAllowed = url.protocol === "https:" || (url.protocol === "http:" && request.allowInsecure);
  if (!isAllowed) return { ...nothing, error: "scheme-refused" };
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), request.timeoutMs);
  try {
    return await exchange(agent, { ...request, url, signal: timeout.signal });
  } catch (error) {
    return { ...nothing, error: timeout.signal.aborted ? "timed-out" : fetchErrorOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

async function exchange(
  agent: Agent,
  { url, signal, ...request }: Omit<SafeRequest, "url"> & { readonly url: URL; readonly signal: AbortSignal },
): Promise<Answer> {
  const { method, headers = {}, body = null } = request;
  const path = `${url.pathname}${url.search}`;
  const options = { origin: url.origin, path, method, headers, body, signal };
  const response = await orAborted(agent.request(options), signal);
  const contentType = response.headers["content-type"];
  const read = await readAtMost(response.body, request.maxBodyBytes ?? defaultMaxBodyBytes);
  return {
    status: response.statusCode,
    error: undefined,
    contentType: typeof contentType === "string" ? contentType.toLowerCase() : undefined,
    ...read,
  };
}

/** Until there is a connection, undici itself does not heed the signal. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(new Error("aborted", { cause: signal.reason })), {
    once: true,
  });
  return Promise.race([work, aborted]);
}
