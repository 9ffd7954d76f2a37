/** An element of an EBML document (RFC 8794): its id with the marker bits, and its content's place. */
export interface Element {
  readonly id: number;
  readonly start: number;
  readonly end: number;
  /** Live recorders do not know a master element's size: it then ends where its parent does, or its next sibling starts. */
  readonly hasUnknownSize: boolean;
}

/** The elements between `start` and `end`, in order. Throws when one does not fit. */
export function* elementsIn(view: DataView, start: number, end: number): Generator<Element> {
  let at = start;
  while (at < end) {
    const element = elementAt(view, at, end);
    if (element.end > end) throw new RangeError("An element does not fit.");
    yield element;
    at = element.end;
  }
}

/** The element whose id starts at `at`; its end may lie beyond `end`. */
export function elementAt(view: DataView, at: number, end: number): Element {
  const idLength = vintLength(view.getUint8(at), 4);
  const id = unsigned(view, at, idLength);
  const sizeAt = at + idLength;
  const sizeLength = vintLength(view.getUint8(sizeAt), 8);
  const allOnes = (1n << BigInt(sizeLength * 7)) - 1n;
  const size = bigUnsigned(view, sizeAt, sizeLength) & allOnes;
  const hasUnknownSize = size === allOnes;
  const start = sizeAt + sizeLength;
  return { id, start, end: hasUnknownSize ? end : start + Number(size), hasUnknownSize };
}

function vintLength(first: number, longest: number): number {
  const length = Math.clz32(first) - 23;
  if (length > longest) throw new RangeError("A number is too long.");
  return length;
}

/** A whole number of at most six bytes. */
function unsigned(view: DataView, start: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i += 1) value = value * 256 + view.getUint8(start + i);
  return value;
}

function bigUnsigned(view: DataView, start: number, length: number): bigint {
  let value = 0n;
  for (let i = 0; i < length; i += 1) value = (value << 8n) | BigInt(view.getUint8(start + i));
  return value;
}

/** An element's content as a whole number. */
export function unsignedOf(view: DataView, element: Element): number {
  return unsigned(view, element.start, element.end - element.start);
}

/** An element's content as a float of four or eight bytes. */
export function floatOf(view: DataView, element: Element): number {
  const length = element.end - element.start;
  if (length === 4) return view.getFloat32(element.start);
  if (length === 8) return view.getFloat64(element.start);
  throw new RangeError("A float has four or eight bytes.");
}

/** An element's content as ASCII, up to the first zero. */
export function textOf(view: DataView, element: Element): string {
  let text = "";
  for (let at = element.start; at < element.end; at += 1) text += String.fromCharCode(view.getUint8(at));
  return text.replace(/\0.*$/s, "");
}
