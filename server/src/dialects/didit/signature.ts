import { createHmac } from "node:crypto";
import type { Json } from "#lib/json.ts";
import { canonicalJson } from "./canonical-json.ts";

/** What the signature over the envelope alone covers. */
export interface Envelope {
  readonly timestamp: number;
  readonly session_id: string;
  readonly status: string;
  readonly webhook_type: string;
}

/** A body and the headers that sign it, in each of the ways that receivers check. */
export interface SignedBody {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Prints and signs. What is sent is the canonical form itself, so the signature over the bytes and the one over the
 * canonical form are the same.
 */
export function signBody(value: Envelope & { readonly [key: string]: Json }, secret: string): SignedBody {
  const body = canonicalJson(value);
  const { timestamp, session_id: id, status, webhook_type: type } = value;
  const signature = hmac(body, secret);
  return {
    body,
    headers: {
      "x-signature": signature,
      "x-signature-v2": signature,
      "x-signature-simple": hmac(`${timestamp}:${id}:${status}:${type}`, secret),
      "x-timestamp": String(timestamp),
    },
  };
}

/** Lower-case hex HMAC-SHA-256. */
function hmac(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text, "utf8").digest("hex");
}
