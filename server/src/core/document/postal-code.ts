/** A place in a text that may be a postal code. */
export interface PostalCode {
  /** Capitals and digits alone: "M6P3K9", "75001". */
  readonly code: string;
  /** ISO 3166-1 alpha-2 of the countries that write theirs so; empty where several dozen do. */
  readonly countries: readonly string[];
  /** Hardly anything else is written so. */
  readonly isDistinctive: boolean;
  readonly start: number;
  readonly end: number;
  /** The state or province that stands with it: "PA", "NSW". */
  readonly region: string | null;
}

interface Pattern {
  readonly countries: readonly string[];
  readonly isDistinctive: boolean;
  /** Groups: `code`, and `region` where one belongs to it. */
  readonly pattern: RegExp;
}

const usStates =
  "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|" +
  "OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY";
const australianStates = "NSW|VIC|QLD|SA|WA|TAS|ACT|NT";
const prefixes: Readonly<Record<string, string>> = {
  D: "DE",
  DE: "DE",
  A: "AT",
  AT: "AT",
  CH: "CH",
  F: "FR",
  FR: "FR",
  B: "BE",
  BE: "BE",
  L: "LU",
  LU: "LU",
  I: "IT",
  IT: "IT",
  E: "ES",
  ES: "ES",
  DK: "DK",
  S: "SE",
  SE: "SE",
  N: "NO",
  NO: "NO",
  FI: "FI",
  FIN: "FI",
  SI: "SI",
  HR: "HR",
  LT: "LT",
  LV: "LV",
  EE: "EE",
  RO: "RO",
  MD: "MD",
};

/** The first that matches a place keeps it. */
const patterns: readonly Pattern[] = [
  {
    countries: ["CA"],
    isDistinctive: true,
    pattern:
      /(?:(?<region>AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)[\s,.]*)?(?<![A-Z\d])(?<code>[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][\s-]?\d[ABCEGHJ-NPRSTV-Z]\d)(?![A-Z\d])/gi,
  },
  {
    countries: ["GB"],
    isDistinctive: true,
    pattern:
      /(?<![A-Z\d])(?<code>GIR\s?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])\s?\d[ABD-HJLNP-UW-Z]{2})(?![A-Z\d])/gi,
  },
  {
    countries: ["IE"],
    isDistinctive: true,
    pattern:
      /(?<![A-Z\d])(?<code>(?:[AC-FHKNPRTV-Y]\d\d|D6W)[\s-]?(?=\d*[AC-FHKNPRTV-Y])[\dAC-FHKNPRTV-Y]{4})(?![A-Z\d])/gi,
  },
  {
    countries: ["AU"],
    isDistinctive: true,
    pattern: new RegExp(
      String.raw`(?<![A-Z])(?<region>${australianStates})[\s,.]*(?<code>\d{4})(?![\d-])`,
      "g",
    ),
  },
  {
    countries: ["US"],
    isDistinctive: true,
    pattern: new RegExp(
      String.raw`(?<![A-Z])(?<region>${usStates})\.?[\s,]*(?<code>\d{5})(?:\s?-\s?\d{4})?(?!\d)`,
      "g",
    ),
  },
  {
    countries: ["NL"],
    isDistinctive: true,
    pattern: /(?<![A-Z\d.,])(?:NL[-\s]?)?(?<code>[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2})(?=[\s,]|[A-Z][a-z]|$)/g,
  },
  {
    countries: ["PL"],
    isDistinctive: true,
    pattern: /(?<![\d\p{L}-])(?:PL[-\s])?(?<code>\d\d-\d{3})(?![\d-])/gu,
  },
  {
    countries: ["PT"],
    isDistinctive: true,
    pattern: /(?<![\d-])(?:PT?[-\s])?(?<code>\d{4}-\d{3})(?![\d-])/g,
  },
  { countries: ["BR"], isDistinctive: true, pattern: /(?<![\d-])(?<code>\d{5}-\d{3})(?![\d-])/g },
  { countries: ["JP"], isDistinctive: true, pattern: /〒\s?(?<code>\d{3}-?\d{4})(?!\d)/g },
  {
    countries: [],
    isDistinctive: true,
    pattern:
      /(?<![A-Z\d])(?<prefix>DE|AT|CH|FR|BE|LU|IT|ES|DK|SE|NO|FIN|FI|SI|HR|LT|LV|EE|RO|MD|D|A|F|B|L|I|E|S|N)-(?<code>\d{3}\s?\d\d|\d{4})(?!\d)/g,
  },
  {
    countries: ["SE", "CZ", "SK", "GR"],
    isDistinctive: false,
    pattern: /(?<![\d\p{L}.,-])(?<code>\d{3}\s\d\d)(?=\s*,?\s*\p{L}|$)/gu,
  },
  {
    countries: ["IN", "SG", "RO", "CN", "RU"],
    isDistinctive: false,
    pattern: /(?<![\d\p{L}.,/-])(?<code>\d{6})(?![\d.,/-])/gu,
  },
  { countries: [], isDistinctive: false, pattern: /(?<![\d\p{L}.,/-])(?<code>\d{5})(?![\d/]|-\d{4}\d)/gu },
  { countries: [], isDistinctive: false, pattern: /(?<![\d\p{L}.,/-])(?<code>\d{4})(?![\d/-]|[.,]\d)/gu },
];

/** Every place that may be a postal code, in the order of the text; no two share a character. */
export function findPostalCodes(text: string): readonly PostalCode[] {
  const found: PostalCode[] = [];
  for (const { pattern, countries, isDistinctive } of patterns)
    for (const match of text.matchAll(pattern)) {
      const { code = "", region, prefix } = match.groups ?? {};
      const end = match.index + match[0].length;
      if (found.some((other) => match.index < other.end && other.start < end)) continue;
      found.push({
        code: code.toUpperCase().replace(/[^A-Z\d]/g, ""),
        countries: prefix === undefined ? countries : [prefixes[prefix] ?? prefix],
        ...{ isDistinctive, start: match.index, end, region: region?.toUpperCase() ?? null },
      });
    }
  return found.toSorted((a, b) => a.start - b.start);
}
