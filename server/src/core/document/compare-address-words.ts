import type { AddressParts } from "./address-parts.ts";
import type { Verdict } from "./compare-address.ts";
import { formsOfStreetWord } from "./street-words.ts";

/** Short words that are left out or added at will. */
const fillers = new Set(
  "DE DU DES LA LE LES L D DER DIE DAS DEN DEL DELLA DI DA DO DOS OF THE VAN CEDEX".split(" "),
);

/** Compares the words of street and place, whatever their order and wherever their spaces were lost. */
export function compareWords(a: AddressParts, b: AddressParts): readonly Verdict[] {
  if (a.words.length === 0 || b.words.length === 0) {
    return [
      { part: "street", how: "missing" },
      { part: "place", how: "missing" },
    ];
  }
  const [forward, backward] = [match(a.words, b.words), match(b.words, a.words)];
  const best =
    size(forward) <= size(backward)
      ? { onlyA: forward.unmatched, onlyB: forward.leftover }
      : { onlyA: backward.leftover, onlyB: backward.unmatched };
  return verdictsOf(best, [...a.placeWords, ...b.placeWords]);
}

interface Match {
  /** Words that the other side does not have. */
  readonly unmatched: readonly string[];
  /** What the other side has beyond them. */
  readonly leftover: readonly string[];
}

function size({ unmatched, leftover }: Match): number {
  return unmatched.join("").length + leftover.join("").length;
}

/** Takes each word, the longest first, out of the other side's words written together. */
function match(words: readonly string[], others: readonly string[]): Match {
  let glue = others.join("");
  const unmatched: string[] = [];
  for (const word of words.toSorted((x, y) => y.length - x.length)) {
    const form = findForm(word, glue, others);
    if (form === undefined) unmatched.push(word);
    else glue = glue.replace(form, " ");
  }
  const isTelling = (word: string) => word !== "" && !fillers.has(word);
  return { unmatched: unmatched.filter(isTelling), leftover: glue.split(" ").filter(isTelling) };
}

/** A letter or two are found only as a word of their own. */
function findForm(word: string, glue: string, others: readonly string[]): string | undefined {
  const forms = formsOfStreetWord(word).filter((form) => glue.includes(form));
  if (word.length > 2 || forms.length === 0) return forms[0];
  const isGlued = others.some((other) => other.length > 8 && forms.some((form) => other.includes(form)));
  return isGlued || others.includes(word) ? forms[0] : undefined;
}

interface Rest {
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
}

function verdictsOf({ onlyA, onlyB }: Rest, placeWords: readonly string[]): readonly Verdict[] {
  if (onlyA.length === 0 && onlyB.length === 0) return [{ part: "street", how: "same" }];
  const isPlace = (word: string) => placeWords.some((place) => place.includes(word) || word.includes(place));
  const parts = ["street", "place"] as const;
  return parts.flatMap((part): Verdict[] => {
    const isHere = (word: string) => isPlace(word) === (part === "place");
    const [a, b] = [onlyA.filter(isHere).join(""), onlyB.filter(isHere).join("")];
    if (a === "" && b === "") return [];
    if (a === "" || b === "") return [{ part, how: "missing" }];
    return [{ part, how: isMisspelling(a, b) ? "misspelt" : "differs" }];
  });
}

/** A wrong letter in five, two in ten or more. */
function isMisspelling(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length);
  if (length < 5) return false;
  return editDistance(a, b) <= (length >= 10 ? 2 : 1);
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
