const elementId = /^D(?:A[A-Z]|B[A-S]|C[A-U]|D[A-P])/;

/** Whether the text begins with an element that the standard defines. */
export function startsWithElement(text: string): boolean {
  return elementId.test(text);
}

const date = /^(?:\d{8}|\d{1,2}[-/]\d)/;
const flag = /^[TNU](?=\s|D[A-D][A-Z]|$)/;
const colour = /^[A-Z]{3}(?=\s|D[A-D][A-Z]|Z|$)/;
/** What may follow an identifier, where that can be told; it keeps letters of a name from being taken for one. */
const beginnings: Readonly<Record<string, RegExp>> = {
  DBA: date,
  DBB: date,
  DBD: date,
  DDB: date,
  DDC: date,
  DDH: date,
  DDI: date,
  DDJ: date,
  DDE: flag,
  DDF: flag,
  DDG: flag,
  DDA: /^[FNMU]?(?=\s|D[A-D][A-Z]|Z|$)/,
  DDD: /^\d?(?=\s|D[A-D][A-Z]|Z|$)/,
  DDK: /^\d?(?=\s|D[A-D][A-Z]|Z|$)/,
  DDL: /^\d?(?=\s|D[A-D][A-Z]|Z|$)/,
  DBC: /^[0-9MFX](?=\s|D[A-D][A-Z]|Z|$)/,
  DAU: /^\d/,
  DAW: /^\d/,
  DAY: colour,
  DAZ: colour,
  DAK: /^(?:\d{5}|[A-Z]\d[A-Z])/,
  DAJ: /^[A-Z]{2}(?=\s|D[A-D][A-Z]|$)/,
  DCG: /^[A-Z]{3}(?=\s|D[A-D][A-Z]|Z|$)/,
};

const common = /^D(?:A[ABCDGHIQRST]|C[ABDFJKSTU])/;

/** Cuts a line before each element that it holds, for texts whose separators were lost or became spaces. */
export function splitGlued(line: string): string[] {
  const isSpaced = (line.match(/\sD[A-D][A-Z]/g) ?? []).length >= 3;
  const pieces: string[] = [];
  const used = new Set<string>();
  let start = 0;
  for (let i = 0; i < line.length; i += 1) {
    const before = i === 0 ? " " : line.charAt(i - 1);
    const id = elementAt(line.slice(i, i + 14), isSpaced ? /\s/.test(before) : !/[A-Za-z]/.test(before));
    if (id === null || used.has(id) || (isSpaced && !/\s/.test(before))) continue;
    used.add(id);
    if (i > start) pieces.push(line.slice(start, i));
    start = i;
    i += 2;
  }
  pieces.push(line.slice(start));
  return pieces;
}

/** The element that begins here; a rare one only where no word goes on. */
function elementAt(text: string, isApart: boolean): string | null {
  const id = elementId.exec(text)?.[0];
  if (id === undefined) return null;
  const beginning = beginnings[id];
  if (beginning) return beginning.test(text.slice(3)) ? id : null;
  return isApart || common.test(id) ? id : null;
}
