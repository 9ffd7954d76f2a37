import { countryOfName } from "#core/document/country-name.ts";
import { findPostalCodes } from "#core/document/postal-code.ts";
import { isUnitWord, shortenStreetWord } from "#core/document/street-words.ts";
import { foldName } from "#core/document/compare-names.ts";
import { isMonthName } from "./month-names.ts";

/** A line with a postal code and a place. */
export interface PlaceLine {
  readonly code: string;
  readonly isDistinctive: boolean;
  /** The code stands alone, so that the place is the line above. */
  readonly isCodeAlone: boolean;
  /** The place stands before the code, as hardly any country with short codes writes it. */
  readonly isPlaceFirst: boolean;
}

const maxLength = 64;
/** Amounts, shares, measures, addresses of the net: whatever has one is no line of an address. */
const foreign =
  /[€$£¥%@=<>_*]|\b(?:kwh|kw|www|http|eur|usd|gbp|chf|iban|bic|tel|fax|tva|vat|ust|btw|nif|nip)\b|\d[.,]\d\d\b|:\s*\d/i;
const box =
  /\b(?:p\.?\s?o\.?\s?box|postfach|postbus|apartado|casella postale|c\.p\.|bo[iî]te postale|b\.?p\.?\s?\d|tsa\s?\d|cs\s?\d{3}|skr\.? poczt|gpo box|private bag|locked bag|postboks|boks|box \d|pl \d)/i;

/** Whether a line names a postal code with its place. */
export function placeOf(text: string): PlaceLine | null {
  if (text.length > maxLength || foreign.test(text)) return null;
  const codes = findPostalCodes(text);
  const code = codes.find(({ isDistinctive }) => isDistinctive) ?? codes[0];
  if (code === undefined) return null;
  const before = text
    .slice(0, code.start)
    .replace(/\b(?:F|FR|D|DE|A|AT|CH|B|BE|I|IT|E|ES|L|NL|DK|S|SE|N|NO|FIN|FI)-?\s*$/, "");
  const [head, tail] = [lettersOf(before), lettersOf(text.slice(code.end))];
  const isCodeAlone = head === "" && tail === "";
  const place = { code: code.code, isDistinctive: code.isDistinctive, isCodeAlone };
  if (code.isDistinctive) return { ...place, isPlaceFirst: head !== "" };
  // "4417 Willow Creek Drive" is a house.
  const words = foldName(text).split(" ");
  if (isCodeAlone || endsAsStreet(words) || words.some(isUnitWord)) return null;
  if (head === "") return isPlaceName(text.slice(code.end)) ? { ...place, isPlaceFirst: false } : null;
  const isLast = tail === "" && isPlaceName(before);
  return isLast ? { ...place, isPlaceFirst: true } : null;
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, "");
}

/** "Paris CEDEX 08", "Milano (MI)", "Frankfurt am Main", but not "Juli 2015" or "days". */
function isPlaceName(text: string): boolean {
  const name = text.replace(/\bcedex\b\s*\d*/i, "").replace(/^[\s,.-]+|[\s,.-]+$/g, "");
  if (!/^\p{Lu}/u.test(name) && !/^['’]?[a-z]{1,3}['’\s]?\p{Lu}/u.test(name)) return false;
  if (!/^[\p{L}\s'’().,/-]+\d{0,2}$/u.test(name)) return false;
  const words = foldName(name).split(" ");
  return words.length <= 6 && !words.some(isMonthName);
}

/** Whether a line names a street with a number, or a post box. */
export function isStreet(text: string): boolean {
  if (text.length > maxLength || foreign.test(text) || text.endsWith(":")) return false;
  if (box.test(text)) return true;
  const words = foldName(text).split(" ");
  if (lettersOf(text).length < 3) return false;
  if (hasStreetWord(words)) return true;
  return !words.some(isMonthName) && (isNumberFirst(text) || isNumberLast(text));
}

/** "12 rue …", "12B High Street", "123MAINST"; not "3 months" nor "12 x". */
function isNumberFirst(text: string): boolean {
  const rest =
    /^(?:n[°ºo]\.?\s?)?\d{1,5}\s?(?:[a-z]|bis|ter)?(?:\s?[-/]\s?\d{1,5}\s?[a-z]?)?[\s,]*(?=\p{L}{2})(.*)$/iu.exec(
      text,
    )?.[1];
  return rest !== undefined && /\p{Lu}/u.test(rest) && lettersOf(rest).length >= 3 && !/\d{5}/.test(rest);
}

/** "Musterstraße 12a", "Calle Mayor 3, 2º B", "ul. Długa 5/7 m. 3". */
function isNumberLast(text: string): boolean {
  return /^\p{L}[\p{L}\s.'’-]{2,}[\s.,]*(?:n[°ºr.]*\s?)?\d{1,4}\s?[a-z]?(?:\s?[-/]\s?\d{1,4}\s?[a-z]?)?(?:[\s,]+.{0,16})?$/iu.test(
    text,
  );
}

const streetWords = new Set([
  ...[
    "ST",
    "STR",
    "AV",
    "BD",
    "RD",
    "DR",
    "LN",
    "CL",
    "PL",
    "SQ",
    "TCE",
    "HWY",
    "RTE",
    "CHE",
    "IMP",
    "ALL",
    "PSO",
  ],
  ...[
    "PZA",
    "CSO",
    "VLE",
    "LGO",
    "UL",
    "NAM",
    "TR",
    "R",
    "QUAI",
    "VIA",
    "COURS",
    "WEG",
    "GASSE",
    "RING",
    "UFER",
    "LAAN",
  ],
  ...["KADE", "GRACHT", "SINGEL", "CALLE", "RUA", "C", "WAY", "CR", "PKWY", "CIR", "ALLE", "TIE", "KATU"],
]);
const streetEndings =
  /(?:STR|STRASSE|GASSE|WEG|ALLEE|PLATZ|RING|DAMM|UFER|LAAN|KADE|GRACHT|SINGEL|STRAAT|GATAN|VAGEN|VEJ|VEIEN|GATE|KATU|TIE|UTCA)$/;

/** A street without a number is one only together with its word; a short one may be a title's or a saint's. */
function hasStreetWord(words: readonly string[]): boolean {
  if (words.length < 2 && !streetEndings.test(words[0] ?? "")) return false;
  const hasNumber = words.some((word) => /\d/.test(word));
  return words.some((word, at) => {
    if (word.length > 6 && streetEndings.test(word)) return true;
    const isClear = word.length > 3 || hasNumber || at === words.length - 1;
    return isClear && streetWords.has(shortenStreetWord(word));
  });
}

/** The same where a short "St" may be a saint's: long forms anywhere, short ones at the end. */
function endsAsStreet(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const short = shortenStreetWord(word);
    return streetWords.has(short) && (word.length > 3 || at === words.length - 1);
  });
}

/** Whether a line says where in the house: "Apt 4", "Bât. B", "2. OG". */
export function isUnitLine(text: string): boolean {
  if (text.length > 40 || foreign.test(text)) return false;
  const words = foldName(text).split(" ");
  if (words.length > 6) return false;
  return (
    isUnitWord(words[0] ?? "") ||
    /^(?:BAT|BATIMENT|RES|RESIDENCE|RDC|ETAGE|ESC|LOT|BLOCK|BUILDING|HOUSE|TOWER|HAUS|OG|EG|HINTERHAUS)$/.test(
      words[0] ?? "",
    ) ||
    /^\d{1,2}(?:ER|E|EME|O|A|ST|ND|RD|TH)? (?:ETAGE|STOCK|OG|FLOOR|PISO|PLANTA|PIANO|ANDAR)/.test(
      words.join(" "),
    )
  );
}

/** Whether a whole line is a country's name. */
export function isCountryLine(text: string): boolean {
  return text.length > 2 && countryOfName(text) !== null;
}
