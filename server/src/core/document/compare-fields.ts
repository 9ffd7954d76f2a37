import { isSameName } from "./compare-names.ts";
import { isPartOf, withoutLookalikes } from "./compare-text.ts";
import type { FieldName } from "./field.ts";

/** How two readings of one field stand to each other; "similar" is within what a reader may get wrong. */
export type Agreement = "same" | "similar" | "different";

/** Compares two values in their form, as `ReadField` has them. */
export function compareFields(name: FieldName, a: string, b: string): Agreement {
  return comparers[name](a, b);
}

type Comparer = (a: string, b: string) => Agreement;

/** Dates, sex and states are of one form wherever they stand. */
const exact: Comparer = (a, b) => (a === b ? "same" : "different");

/** Numbers are printed with spaces, dots and dashes, and a zero is soon read as a letter. */
const number: Comparer = (a, b) => {
  const [left, right] = [withoutLookalikes(a), withoutLookalikes(b)];
  if (bare(a) === bare(b)) return "same";
  return left === right ? "similar" : "different";
};

/** One source often holds the number with what is only part of it elsewhere. */
const personalNumber: Comparer = (a, b) => (isPartOf(bare(a), bare(b)) ? "same" : number(a, b));

/** A zone cuts long names off, leaves out what has no room and spells accents its own way. */
const personName: Comparer = (a, b) => {
  if (isSameName(a, b) || isSameName(b, a)) return "same";
  return isOneSlip(letters(a), letters(b)) ? "similar" : "different";
};

/** Print, barcode and zone abridge these in ways of their own: only what shares nothing differs. */
const text: Comparer = (a, b) => {
  const [left, right] = [bare(a), bare(b)];
  return isPartOf(left, right) ? "same" : "similar";
};

const comparers: Readonly<Record<FieldName, Comparer>> = {
  surname: personName,
  "given-names": personName,
  "full-name": personName,
  "date-of-birth": exact,
  sex: exact,
  nationality: exact,
  "place-of-birth": text,
  address: text,
  "personal-number": personalNumber,
  "document-number": number,
  issuer: exact,
  "issuing-authority": text,
  "date-of-issue": exact,
  "date-of-expiry": exact,
  "vehicle-categories": text,
};

function bare(value: string): string {
  return value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function letters(value: string): string {
  return bare(value).normalize("NFD").replace(/\p{M}/gu, "");
}

/** Whether one letter was put in, left out or read wrong, in a word long enough to be known again. */
function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 5 || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = long.length === short.length ? start + 1 : start;
  return short.slice(rest) === long.slice(start + 1);
}
