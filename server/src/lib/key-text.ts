/** Bytes of a 256-bit key. */
export const keyBytes = 32;

/** Reads a 256-bit key from base64 (either alphabet, padded or not) or hexadecimal; undefined when it is neither. */
export function parseKey(text: string): Uint8Array | undefined {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Uint8Array.fromHex(trimmed);
  const base64 = trimmed.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  if (!/^[A-Za-z0-9+/]{43}$/.test(base64)) return undefined;
  return Uint8Array.fromBase64(`${base64}=`);
}
