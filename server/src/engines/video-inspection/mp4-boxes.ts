/** A box of an ISO base media file (ISO/IEC 14496-12, section 4.2): its type and its content's place. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The boxes between `start` and `end`, in order. Throws when one does not fit. */
export function* boxesIn(view: DataView, start: number, end: number): Generator<Box> {
  let at = start;
  while (at < end) {
    const header = readHeader(view, at, end);
    if (at + header.size > end || header.size < header.length) throw new RangeError("A box does not fit.");
    yield { type: header.type, start: at + header.length, end: at + header.size };
    at += header.size;
  }
}

function readHeader(view: DataView, at: number, end: number): { type: string; size: number; length: number } {
  const size = view.getUint32(at);
  const type = textAt(view, at + 4, 4);
  if (size === 0) return { type, size: end - at, length: 8 };
  if (size === 1) return { type, size: Number(view.getBigUint64(at + 8)), length: 16 };
  return { type, size, length: 8 };
}

/** The first box of a type directly inside another. */
export function childBox(view: DataView, parent: Box, type: string): Box | undefined {
  for (const box of boxesIn(view, parent.start, parent.end)) if (box.type === type) return box;
  return undefined;
}

/** As `childBox`; throws when there is none. */
export function requiredBox(view: DataView, parent: Box, type: string): Box {
  const box = childBox(view, parent, type);
  if (box === undefined) throw new RangeError(`The box ${type} is missing.`);
  return box;
}

/** ASCII of a fixed length. */
export function textAt(view: DataView, at: number, length: number): string {
  let text = "";
  for (let i = 0; i < length; i += 1) text += String.fromCharCode(view.getUint8(at + i));
  return text;
}
