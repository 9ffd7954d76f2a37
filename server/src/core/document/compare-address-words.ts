import type { AddressParts } from "./address-parts.ts";
import type { Verdict } from "./compare-address.ts";
import { isMisspelling } from "./edit-distance.ts";
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

/** A letter or two are found only as a word of their own, or where words were read as one. */
function findForm(word: string, glue: string, others: readonly string[]): string | undefined {
  const forms = formsOfStreetWord(word).filter((form) => glue.includes(form));
  const isSafe = (form: string) =>
    form.length > 2 ||
    others.includes(form) ||
    others.some((other) => other.length > 8 && other.includes(form));
  return forms.find(isSafe);
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
