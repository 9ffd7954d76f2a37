/** Encodes the few ASN.1 types that time-stamping needs, in DER (ITU-T X.690). */

/** One element with a tag of a single byte. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), encodeLength(content.length), content]);
}

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return element(0x30, ...parts);
}

/** SET OF: DER wants its elements in the order of their bytes. */
export function setOf(...parts: readonly Uint8Array[]): Buffer {
  return element(0x31, ...parts.toSorted((left, right) => Buffer.compare(left, right)));
}

/** [n], constructed: explicit around one element, or implicit over the content of one. */
export function tagged(number: number, ...parts: readonly Uint8Array[]): Buffer {
  return element(0xa0 + number, ...parts);
}

/** INTEGER, unsigned, from big-endian bytes. */
export function unsigned(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Buffer.of(0) : bytes.subarray(first);
  return element(0x02, Buffer.alloc((digits[0] ?? 0) >> 7), digits);
}

export function smallInteger(value: number): Buffer {
  return unsigned(Buffer.of(value));
}

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0n, second = 0n, ...arcs] = dotted.split(".").map(BigInt);
  return element(0x06, ...[first * 40n + second, ...arcs].map(base128));
}

export function octetString(bytes: Uint8Array): Buffer {
  return element(0x04, bytes);
}

/** BIT STRING; `unusedBits` of the last byte do not count. */
export function bitString(bytes: Uint8Array, unusedBits = 0): Buffer {
  return element(0x03, Buffer.of(unusedBits), bytes);
}

export function utf8String(text: string): Buffer {
  return element(0x0c, Buffer.from(text, "utf8"));
}

/** GeneralizedTime in UTC with milliseconds, which DER wants without trailing zeros (RFC 3161 section 2.4.2). */
export function generalizedTime(at: Date): Buffer {
  const [seconds = "", fraction = ""] = at
    .toISOString()
    .replaceAll(/[-:TZ]/g, "")
    .split(".");
  const digits = fraction.replace(/0+$/, "");
  return element(0x18, Buffer.from(`${seconds}${digits && `.${digits}`}Z`, "latin1"));
}

export const asn1True = element(0x01, Buffer.of(0xff));
export const asn1Null = element(0x05);

function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes = base256(length);
  return Buffer.of(0x80 + bytes.length, ...bytes);
}

function base256(value: number): number[] {
  return value < 256 ? [value] : [...base256(Math.floor(value / 256)), value % 256];
}

function base128(value: bigint): Buffer {
  const bytes = [Number(value & 127n)];
  for (let rest = value >> 7n; rest > 0n; rest >>= 7n) bytes.unshift(Number(rest & 127n) | 128);
  return Buffer.from(bytes);
}
