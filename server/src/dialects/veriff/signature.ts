import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from "node:crypto";

/** X-SIGNATURE: lower-case hex SHA-256 of the payload followed by the secret (a hash of both, no HMAC). */
export function concatenatedSignature(payload: string | Uint8Array, secret: string): string {
  const bytes =
    typeof payload === "string" ? payload + secret : Buffer.concat([payload, Buffer.from(secret)]);
  return hash("sha256", bytes);
}

/** X-HMAC-SIGNATURE: lower-case hex HMAC-SHA-256 of the payload under the secret. */
export function hmacSignature(payload: string | Uint8Array, secret: string): string {
  return createHmac("sha256", keyOf(secret)).update(payload).digest("hex");
}

/** Making a key of a secret costs as much as a short HMAC, so those in use are kept. */
const keys = new Map<string, KeyObject>();
const keysKept = 1000;

function keyOf(secret: string): KeyObject {
  const known = keys.get(secret);
  if (known) return known;
  if (keys.size >= keysKept) keys.clear();
  const made = createSecretKey(Buffer.from(secret, "utf8"));
  keys.set(secret, made);
  return made;
}

/** What every answer carries, over its exact bytes. */
export function signatureHeaders(
  payload: string | Uint8Array,
  { keyId, secret }: { readonly keyId: string; readonly secret: string },
): Record<string, string> {
  return {
    "x-auth-client": keyId,
    "x-signature": concatenatedSignature(payload, secret),
    "x-hmac-signature": hmacSignature(payload, secret),
  };
}

/** A SHA-256 in hexadecimal, in either case. */
export function isSha256Hex(text: string): boolean {
  return /^[0-9a-fA-F]{64}$/.test(text);
}

/** Compares two SHA-256 in hexadecimal, in either case, in constant time. */
export function isSameHex(given: string, expected: string): boolean {
  if (!isSha256Hex(given)) return false;
  return timingSafeEqual(Buffer.from(given, "hex"), Buffer.from(expected, "hex"));
}
