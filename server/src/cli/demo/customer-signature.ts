import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Whether each of the two signatures on a message is right. */
export interface SignatureVerdict {
  /** `x-signature`: SHA-256 over body and secret. */
  readonly sha256: boolean;
  /** `x-hmac-signature`: HMAC-SHA256 over the body. */
  readonly hmac: boolean;
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Signs as a customer does today: HMAC-SHA256 in lower-case hex. */
export function signPayload(payload: string | Uint8Array, secret: string): string {
  return createHmac("sha256", secret).update(payload).digest("hex");
}

/** Checks both signatures over the exact bytes that came. */
export function verifySignatures(headers: Headers, body: Uint8Array, secret: string): SignatureVerdict {
  const sha256 = createHash("sha256").update(body).update(secret).digest("hex");
  return {
    sha256: isSame(headers["x-signature"], sha256),
    hmac: isSame(headers["x-hmac-signature"], signPayload(body, secret)),
  };
}

function isSame(told: Headers[string], computed: string): boolean {
  if (typeof told !== "string" || told.length !== computed.length) return false;
  return timingSafeEqual(Buffer.from(told), Buffer.from(computed));
}
