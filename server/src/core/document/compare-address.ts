import { type AddressParts, addressParts, type HouseNumber, spellings } from "./address-parts.ts";
import { compareWords } from "./compare-address-words.ts";

/** A part of an address that can differ or be absent. */
export type AddressPart = "street" | "house-number" | "unit" | "postal-code" | "place" | "region" | "country";

/** How two addresses agree. */
export interface AddressComparison {
  /** The same place; perhaps, for something is absent or written otherwise; or another place. */
  readonly result: "same" | "partly" | "different";
  /** What both name and do not name alike. */
  readonly differs: readonly AddressPart[];
  /** What only one of them names. */
  readonly missing: readonly AddressPart[];
  /** What is alike but for a letter or two. */
  readonly misspelt: readonly AddressPart[];
}

/** Where these differ it is another house. */
const decisive: readonly AddressPart[] = ["street", "house-number", "postal-code"];
/** Without these on both sides it may be another house. */
const needed: readonly AddressPart[] = ["street", "house-number", "postal-code", "unit", "place"];

/**
 * Whether two addresses are the same: capitals, accents, lost spaces, abbreviations and the order of the parts do not
 * count, the postal code counts exactly.
 */
export function compareAddress(a: string, b: string): AddressComparison {
  const comparisons = spellings.flatMap((one) =>
    spellings.map((other) => compareParts(addressParts(a, one), addressParts(b, other))),
  );
  return comparisons.toSorted((x, y) => badness(x) - badness(y))[0] ?? comparisons[0] ?? nothing;
}

const nothing: AddressComparison = { result: "different", differs: [], missing: [], misspelt: [] };

function badness({ result, differs, missing, misspelt }: AddressComparison): number {
  const rank = { same: 0, partly: 100, different: 200 };
  return rank[result] + 10 * differs.length + 3 * misspelt.length + missing.length;
}

function compareParts(a: AddressParts, b: AddressParts): AddressComparison {
  const verdicts: readonly Verdict[] = [
    comparePostalCodes(a, b),
    ...compareNumbers(a, b),
    ...compareWords(a, b),
    compareKnown("region", a.region, b.region),
    compareKnown("country", a.country, b.country),
  ];
  const partsWith = (wanted: Verdict["how"]) => [
    ...new Set(verdicts.filter(({ how }) => how === wanted).map(({ part }) => part)),
  ];
  const [differs, missing, misspelt] = [partsWith("differs"), partsWith("missing"), partsWith("misspelt")];
  return { result: resultOf(differs, missing, misspelt), differs, missing, misspelt };
}

function resultOf(
  differs: readonly AddressPart[],
  missing: readonly AddressPart[],
  misspelt: readonly AddressPart[],
): AddressComparison["result"] {
  if (differs.some((part) => decisive.includes(part))) return "different";
  if (differs.includes("place") && missing.includes("postal-code")) return "different";
  const isWhole = !missing.some((part) => needed.includes(part));
  return differs.length === 0 && misspelt.length === 0 && isWhole ? "same" : "partly";
}

/** What one rule says of one part. */
export interface Verdict {
  readonly part: AddressPart;
  readonly how: "same" | "differs" | "missing" | "misspelt";
}

function comparePostalCodes(a: AddressParts, b: AddressParts): Verdict {
  const part = "postal-code";
  if (a.postalCode === null || b.postalCode === null) return { part, how: "missing" };
  const isSame = b.postalCandidates.includes(a.postalCode) || a.postalCandidates.includes(b.postalCode);
  return { part, how: isSame ? "same" : "differs" };
}

/** Named on both sides or it does not matter: local letters carry neither country nor state. */
function compareKnown(part: AddressPart, a: string | null, b: string | null): Verdict {
  if (a === null || b === null) return { part, how: a === b ? "same" : "missing" };
  return { part, how: a === b ? "same" : "differs" };
}

function compareNumbers(a: AddressParts, b: AddressParts): readonly Verdict[] {
  const [first, second] = [a.houseNumbers, b.houseNumbers];
  const units = compareUnits(a, b);
  if (first.length === 0 || second.length === 0) return [...units, { part: "house-number", how: "missing" }];
  const shared = first.filter((one) => second.some((other) => one.digits === other.digits));
  const isLedBy = (number: HouseNumber | undefined) => shared.some(({ digits }) => digits === number?.digits);
  if (!isLedBy(first[0]) && !isLedBy(second[0])) return [{ part: "house-number", how: "differs" }];
  const letters = shared.map((one) => compareLetters(one, second));
  return [...units, ...letters, { part: "house-number", how: "same" }];
}

function compareLetters(one: HouseNumber, others: readonly HouseNumber[]): Verdict {
  const alike = others.filter(({ digits }) => digits === one.digits);
  if (alike.some(({ letters }) => letters === one.letters)) return { part: "house-number", how: "same" };
  const isAbsent = one.letters === "" || alike.some(({ letters }) => letters === "");
  return { part: "house-number", how: isAbsent ? "missing" : "differs" };
}

/** Numbers beyond those that both name are dwellings: "12/3", "Flat 3, 12 High Street". */
function compareUnits(a: AddressParts, b: AddressParts): readonly Verdict[] {
  const digitsOf = ({ houseNumbers, units }: AddressParts) => [
    ...houseNumbers.map(({ digits }) => digits),
    ...units.map((unit) => unit.replace(/^0+(?=\d)/, "")),
  ];
  const [first, second] = [digitsOf(a), digitsOf(b)];
  const [onlyFirst, onlySecond] = [without(first, second), without(second, first)];
  if (onlyFirst.length === 0 && onlySecond.length === 0) return [];
  if (onlyFirst.length > 0 && onlySecond.length > 0) return [{ part: "unit", how: "differs" }];
  return [{ part: "unit", how: "missing" }];
}

function without(numbers: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return numbers.filter((number) => {
    const at = left.indexOf(number);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
