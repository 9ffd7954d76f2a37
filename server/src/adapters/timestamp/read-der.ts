/** One DER element, as views on the bytes that were read. */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
  /** Tag, length and content. */
  readonly bytes: Buffer;
}

const malformed = "the time-stamp is no valid DER";

/** Reads one element that fills the bytes. Throws when it does not. */
export function readElement(bytes: Uint8Array, tag: number): Element {
  const [first, ...rest] = readElements(bytes);
  if (first?.tag !== tag || rest.length > 0) throw new Error(malformed);
  return first;
}

/** Reads the elements that fill the bytes. Throws on indefinite and cut lengths and on tags of several bytes. */
export function readElements(bytes: Uint8Array): Element[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const elements: Element[] = [];
  for (let start = 0; start < view.length; ) {
    const { contentStart, end } = extent(view, start);
    const tag = view.readUInt8(start);
    elements.push({ tag, content: view.subarray(contentStart, end), bytes: view.subarray(start, end) });
    start = end;
  }
  return elements;
}

/** The parts of a SEQUENCE, SET or other constructed element with this tag. Throws when it is another. */
export function partsOf(element: Element | undefined, tag = 0x30): Element[] {
  return readElements(contentOf(element, tag));
}

/** The content of an element with this tag. Throws when it is another or absent. */
export function contentOf(element: Element | undefined, tag: number): Buffer {
  if (element?.tag !== tag) throw new Error(malformed);
  return element.content;
}

/** An OBJECT IDENTIFIER as dotted numbers. */
export function readObjectIdentifier(element: Element | undefined): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of contentOf(element, 0x06)) {
    arc = (arc << 7n) | BigInt(byte & 127);
    if (byte & 128) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [head = 0n, ...rest] = arcs;
  const first = head < 80n ? head / 40n : 2n;
  return [first, head - first * 40n, ...rest].join(".");
}

/** An unsigned INTEGER as bare big-endian hexadecimal digits. */
export function readUnsigned(element: Element | undefined): string {
  return contentOf(element, 0x02)
    .toString("hex")
    .replace(/^(?:00)+(?=..)/, "");
}

/** GeneralizedTime in UTC. Throws on any other form. */
export function readTime(element: Element | undefined): Date {
  const text = contentOf(element, 0x18).toString("latin1");
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(text);
  if (!match) throw new Error(malformed);
  const [year, month, day, hour, minute, second, fraction = "0"] = match.slice(1);
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3)}Z`);
  if (Number.isNaN(at.getTime())) throw new Error(malformed);
  return at;
}

function extent(view: Buffer, start: number): { contentStart: number; end: number } {
  const isLongTag = ((view[start] ?? 0) & 0x1f) === 0x1f;
  const first = view[start + 1] ?? 0x80;
  const size = first < 0x80 ? 0 : first - 0x80;
  // 0x80 is BER's indefinite length; no time-stamp needs four gigabytes.
  if (isLongTag || first === 0x80 || size > 4 || start + 2 + size > view.length) throw new Error(malformed);
  const contentStart = start + 2 + size;
  const end = contentStart + (size === 0 ? first : view.readUIntBE(start + 2, size));
  if (end > view.length) throw new Error(malformed);
  return { contentStart, end };
}
