import { createSafeFetch, type SafeFetch } from "./safe-fetch.ts";
import type { FetchError } from "./fetch-error.ts";

/** Sends one POST. Never throws for what the other side does. */
export interface WebhookSender extends AsyncDisposable {
  (
    webhook: {
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    },
    options: { readonly allowInsecure: boolean; readonly timeoutMs: number },
  ): Promise<{
    readonly status: number | undefined;
    readonly error: FetchError | undefined;
    readonly durationMs: number;
  }>;
}

/** The core's webhook sender over a safe fetch, which it disposes of. The answer's body is read and forgotten. */
export function createWebhookSender(fetch: SafeFetch = createSafeFetch()): WebhookSender {
  const send: (...parameters: Parameters<WebhookSender>) => ReturnType<WebhookSender> = async (
    { url, headers, body },
    options,
  ) => {
    const { status, error, durationMs } = await fetch({ url, headers, body, method: "POST", ...options });
    return { status, error, durationMs };
  };
  return Object.assign(send, { [Symbol.asyncDispose]: () => fetch[Symbol.asyncDispose]() });
}
