import type { Envelope } from "#core/secrecy/envelope.ts";

/** Encrypts a value as JSON; the context ties it to its row. */
export function sealJson(envelope: Envelope, value: unknown, context: string): Uint8Array {
  return envelope.seal(Buffer.from(JSON.stringify(value), "utf8"), context);
}

/** The value as it was sealed, for the caller to name its type. Throws when the bytes or the context were altered. */
export function openJson(envelope: Envelope, sealed: Uint8Array, context: string): unknown {
  const plain = envelope.open(sealed, context);
  return JSON.parse(Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).toString("utf8"));
}
