import { issuerOfNumber } from "./issuers.ts";

/** What stands before the elements. */
export interface AamvaHeader {
  readonly version: number;
  /** Six digits; empty when there is no header. */
  readonly issuerId: string;
  /** Two letters for each subfile that the directory names. */
  readonly subfiles: readonly string[];
  /** What follows the directory. */
  readonly body: string;
}

const fileType = /(?:ANSI|AAMVA|AMVAA)[ \t]*(\d{4,14})/i;
/** Designators with offset and length, then designators at the head of their subfile, up to the first element. */
const directory = /^(?:[A-Z]{2}[^A-Z\n\r]{0,12}){0,12}?(?:DL|ID|EN|Z[A-Z]){0,4}(?=D[A-D][A-Z])/;

/**
 * Reads a header. Offsets and lengths are not used: issuers get them wrong, and the elements can be told apart without.
 * Null when the text names no file type.
 */
export function readHeader(text: string): AamvaHeader | null {
  const match = fileType.exec(text);
  if (!match) return null;
  const after = text.slice(match.index + match[0].length);
  const { issuerId, rest } = splitDigits(match[1] ?? "");
  const entries = directory.exec(after)?.[0] ?? "";
  return {
    version: Number(rest.slice(0, 2)) || 0,
    issuerId,
    subfiles: entries.match(/[A-Z]{2}/g) ?? [],
    body: after.slice(entries.length),
  };
}

/** Some symbols leave out the number's first digit, a 6. */
function splitDigits(digits: string): { issuerId: string; rest: string } {
  const issuerId = digits.slice(0, 6);
  const completed = `6${digits.slice(0, 5)}`;
  if (!issuerOfNumber(issuerId) && issuerOfNumber(completed))
    return { issuerId: completed, rest: digits.slice(5) };
  return { issuerId, rest: digits.slice(6) };
}
