import type { Envelope } from "#core/secrecy/envelope.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Encrypts a value as JSON; the context ties it to its row. */
export function sealJson(envelope: Envelope, value: unknown, context: string): Uint8Array {
  return envelope.seal(encoder.encode(JSON.stringify(value)), context);
}

/** The value as it was sealed, for the caller to name its type. Throws when the bytes or the context were altered. */
export function openJson(envelope: Envelope, sealed: Uint8Array, context: string): unknown {
  return JSON.parse(decoder.decode(envelope.open(sealed, context)));
}
