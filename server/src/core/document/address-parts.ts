import { foldName, transliterateName } from "./compare-names.ts";
import { foldBare } from "./fold-bare.ts";
import { countryOfName } from "./country-name.ts";
import { findPostalCodes, type PostalCode } from "./postal-code.ts";
import { isUnitWord, shortenStreetWord } from "./street-words.ts";

/** A number of a house or dwelling: "12B" is 12 and B. */
export interface HouseNumber {
  readonly digits: string;
  readonly letters: string;
}

/** An address taken apart, as far as it can be told without a gazetteer. */
export interface AddressParts {
  /** The likeliest postal code; null where there is none. */
  readonly postalCode: string | null;
  /** Everything that could be one. */
  readonly postalCandidates: readonly string[];
  readonly country: string | null;
  /** State or province beside the postal code. */
  readonly region: string | null;
  /** In order; the dwellings' own are in `units`. */
  readonly houseNumbers: readonly HouseNumber[];
  readonly units: readonly string[];
  /** Words of street and place, shortened and in order. */
  readonly words: readonly string[];
  /** Those that stand on the postal code's own line, so that they name the place; empty where all is one line. */
  readonly placeWords: readonly string[];
}

/** Which of an accented letter's spellings counts: "ö" is O or OE, "ø" is OE, AE or, as readers of pictures see it, O. */
export const spellings = ["plain", "transliterated", "bare"] as const;
export type Spelling = (typeof spellings)[number];

/** Stands for the postal code while the lines are told apart. */
const mark = "\u0000";

/** Takes an address apart; its lines may be divided by line breaks, commas, semicolons, or dashes and dots between spaces. */
export function addressParts(address: string, spelling: Spelling): AddressParts {
  const { lines: named, country } = withoutCountry(splitLines(address));
  const text = named.join(", ").replace(/\bcedex\b\s*\d{0,2}|\(\p{Lu}{2}\)/giu, " ");
  const codes = findPostalCodes(text);
  const chosen = choose(codes);
  const marked = chosen ? `${text.slice(0, chosen.start)}${mark}${text.slice(chosen.end)}` : text;
  const numbers: Numbers = { houseNumbers: [], units: [] };
  const lines = splitLines(marked).map((line) => ({
    isPlace: line.includes(mark),
    ...takeNumbers(tokensOf(line.replace(mark, " "), spelling), numbers),
  }));
  const place = placeLine(lines);
  const region = chosen?.region ?? takeRegion(place?.words);
  return {
    postalCode: chosen?.code ?? null,
    postalCandidates: codes.map(({ code }) => code),
    ...{ country, region, ...numbers },
    words: lines.flatMap(({ words }) => words),
    placeWords: place?.words ?? [],
  };
}

function splitLines(address: string): readonly string[] {
  return address
    .split(/[\n,;]+|\s[-–·•|]\s/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

interface Line {
  readonly isPlace: boolean;
  readonly words: string[];
  readonly hasHouseNumber: boolean;
}

/** The line of the postal code, or the one above when the code stands alone. */
function placeLine(lines: readonly Line[]): Line | undefined {
  const at = lines.findIndex(({ isPlace }) => isPlace);
  const line = lines[at]?.words.length === 0 ? lines[at - 1] : lines[at];
  return line?.hasHouseNumber === true ? undefined : line;
}

/** "Milano MI": a province behind the place. */
function takeRegion(words: string[] | undefined): string | null {
  const last = words?.at(-1);
  if (words === undefined || last?.length !== 2 || words.length < 2) return null;
  words.pop();
  return last;
}

/** "Canada" as a line of its own, or at the end of the last: "Toronto ON M6P 3K9 Canada". */
function withoutCountry(lines: readonly string[]): { lines: readonly string[]; country: string | null } {
  for (const [index, line] of lines.entries()) {
    const country = lines.length > 1 ? countryOfName(line) : null;
    if (country !== null) return { country, lines: lines.filter((_line, at) => at !== index) };
  }
  const last = (lines.at(-1) ?? "").split(/\s+/);
  for (const count of [1, 2, 3]) {
    const country = last.length > count ? countryOfName(last.slice(-count).join(" ")) : null;
    // Two letters are a province more often than a country.
    if (country === null || last.slice(-count).join("").length < 3) continue;
    return { country, lines: [...lines.slice(0, -1), last.slice(0, -count).join(" ")] };
  }
  return { lines, country: null };
}

/** What hardly can be anything else, then the longest, then the last: house numbers stand first and are short. */
function choose(codes: readonly PostalCode[]): PostalCode | undefined {
  const rank = ({ code, isDistinctive }: PostalCode) => (isDistinctive ? 10 : code.length);
  return codes.toSorted((a, b) => rank(b) - rank(a) || b.start - a.start)[0];
}

const spellAs: Readonly<Record<Spelling, (text: string) => string>> = {
  plain: foldName,
  transliterated: transliterateName,
  bare: foldBare,
};

/** Words and numbers, apart also where their space was lost: "123MAINST" is "123", "MAIN" and "ST". */
function tokensOf(text: string, spelling: Spelling): readonly string[] {
  const ordinal = text.replaceAll(/(?<=\d)\s?[ºª°]/g, " ");
  return spellAs[spelling](ordinal)
    .replace(/(\d)(?!(?:ST|ND|RD|TH|E|EME|ER)\b)([A-Z]{2,})/g, "$1 $2")
    .replace(/([A-Z]{2,})(\d)/g, "$1 $2")
    .split(" ")
    .filter((token) => token !== "");
}

interface Numbers {
  readonly houseNumbers: HouseNumber[];
  readonly units: string[];
}

/** Moves the numbers from the words to `numbers`. */
function takeNumbers(tokens: readonly string[], numbers: Numbers) {
  const words: string[] = [];
  let hasHouseNumber = false;
  let isUnit = false;
  tokens.forEach((token, at) => {
    const before = tokens[at - 1] ?? "";
    const number = /^(\d+)([A-Z]?|BIS|TER|QUATER)$/.exec(token);
    if (number && isUnit) numbers.units.push(token);
    else if (number) {
      hasHouseNumber = true;
      numbers.houseNumbers.push({ digits: trimZeros(number[1] ?? ""), letters: number[2] ?? "" });
    } else if (isNumberLetter(token, before) && !isUnit) appendLetters(numbers.houseNumbers, token);
    else if (isUnit && token.length === 1) numbers.units.push(token);
    else if (!isUnitWord(token)) words.push(shortenStreetWord(token));
    isUnit = isUnitWord(token);
  });
  return { words, hasHouseNumber };
}

/** "12 B" and "12 bis", but not "1 E Main Street". */
function isNumberLetter(token: string, before: string): boolean {
  return /^(?:[ABCDFGH]|BIS|TER|QUATER)$/.test(token) && /^\d+$/.test(before);
}

function appendLetters(numbers: HouseNumber[], letters: string): void {
  const last = numbers.pop();
  if (last) numbers.push({ ...last, letters });
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}
