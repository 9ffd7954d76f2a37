import { countries, countryOfIcaoCode, icaoCodeOfCountry, isCountry } from "./country.ts";
import { countryAdjectives } from "./country-adjectives.ts";

/** Languages in which states of Latin script, and some others, print their own names. */
const ownLanguages =
  "AD:ca AL:sq AT:de BA:bs BE:nl BE:fr BE:de BR:pt CH:de CH:fr CH:it CH:rm CZ:cs DE:de DK:da EE:et ES:es FI:fi FI:sv " +
  "FR:fr HR:hr HU:hu ID:id IE:ga IS:is IT:it LI:de LT:lt LU:lb LU:de LV:lv MC:fr ME:sr-Latn MT:mt MX:es MY:ms NL:nl " +
  "NO:nb NO:nn PH:fil PL:pl PT:pt RO:ro RS:sr-Latn SE:sv SI:sl SK:sk TR:tr VN:vi XK:sq";

/** Names that title a document and are not the common ones, and those of no ISO country. */
const formalNames: Readonly<Record<string, string>> = {
  AUT: "Republik Österreich",
  BEL: "Royaume de Belgique|Koninkrijk België|Königreich Belgien|Belgique|België",
  BGR: "Republic of Bulgaria",
  BIH: "Bosna i Hercegovina",
  BRA: "República Federativa do Brasil",
  CHE: "Confédération suisse|Schweizerische Eidgenossenschaft|Swiss Confederation",
  CHN: "People's Republic of China",
  CYP: "Republic of Cyprus",
  CZE: "Česká republika|Czech Republic|République tchèque",
  D: "Bundesrepublik Deutschland|Federal Republic of Germany|République fédérale d'Allemagne",
  DNK: "Kongeriget Danmark|Kingdom of Denmark",
  ESP: "Reino de España|España",
  EST: "Eesti Vabariik|Republic of Estonia",
  FRA: "République française",
  GBR: "United Kingdom of Great Britain and Northern Ireland|United Kingdom|Great Britain",
  GRC: "Hellenic Republic",
  HRV: "Republika Hrvatska|Republic of Croatia|République de Croatie",
  HUN: "Magyar Köztársaság",
  IND: "Republic of India",
  ITA: "Repubblica Italiana|Italian Republic",
  KOR: "Republic of Korea",
  LTU: "Lietuvos Respublika|Republic of Lithuania|République de Lituanie",
  LUX: "Grand-Duché de Luxembourg|Groussherzogtum Lëtzebuerg|Grossherzogtum Luxemburg",
  LVA: "Latvijas Republika|Republic of Latvia|République de Lettonie",
  MCO: "Principauté de Monaco",
  MDA: "Republica Moldova",
  MEX: "Estados Unidos Mexicanos",
  MKD: "Republic of North Macedonia",
  MLT: "Repubblika ta' Malta|Republic of Malta",
  NLD: "Koninkrijk der Nederlanden|Kingdom of the Netherlands|Royaume des Pays-Bas",
  NOR: "Kongeriket Norge|Kongeriket Noreg",
  POL: "Rzeczpospolita Polska|Republic of Poland",
  PRT: "República Portuguesa",
  ROU: "România|Roumanie",
  RUS: "Russian Federation",
  SGP: "Republic of Singapore",
  SMR: "Repubblica di San Marino",
  SRB: "Republika Srbija|Republic of Serbia",
  SVK: "Slovenská republika|Slovak Republic",
  SVN: "Republika Slovenija|Republic of Slovenia",
  SWE: "Konungariket Sverige",
  TUR: "Türkiye Cumhuriyeti|Republic of Turkey|Republic of Türkiye|Turkey",
  TWN: "Republic of China|Republic of China (Taiwan)",
  UKR: "Ukraine",
  USA: "United States of America|United States|États-Unis d'Amérique",
  UTO: "Utopia|Utopie",
  VAT: "Status Civitatis Vaticanae",
  XOM: "Sovereign Military Order of Malta",
  ZAF: "Republic of South Africa",
};

/** Codes of Doc 9303 part 3, section 5, that stand for no country of ISO 3166. */
const organisations = new Set(
  "EUE IAO UNA UNK UNO UTO WSA XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO XXA XXB XXC XXX".split(" "),
);

let names: ReadonlyMap<string, string> | undefined;
let nationalities: ReadonlyMap<string, string> | undefined;

/** Names of states, folded to bare capitals without spaces → the code that Doc 9303 has them print. */
export function countryNames(): ReadonlyMap<string, string> {
  names ??= new Map([...commonNames(), ...ownNames(), ...entriesOf(formalNames)]);
  return names;
}

/**
 * The code that Doc 9303 prints for a state, of its code, its name or its adjective in English, French or the state's own
 * language: "GBR", "BRITISH CITIZEN" and "POLSKIE / POLISH" are known; undefined for what is not.
 */
export function icaoCodeOfName(text: string): string | undefined {
  nationalities ??= new Map([...countryNames(), ...entriesOf(countryAdjectives)]);
  for (const part of [text, ...text.split(/[/,()|·–]| - /)]) {
    const folded = foldCountry(part);
    const code = isIcaoCode(folded) ? folded : nationalities.get(folded);
    if (code !== undefined) return code === "DEU" ? "D" : code;
  }
  return undefined;
}

/** Whether capitals are the code of a state or organisation as Doc 9303 prints them. */
export function isIcaoCode(code: string): boolean {
  return organisations.has(code) || code === "D" || (code.length === 3 && isCountry(countryOfIcaoCode(code)));
}

/** A state's name as it is compared: bare capitals without spaces. */
export function foldCountry(name: string): string {
  return name
    .normalize("NFD")
    .toUpperCase()
    .replace(/[ĐÐ]/g, "D")
    .replace(/Ł/g, "L")
    .replace(/Ø/g, "O")
    .replace(/Æ/g, "AE")
    .replace(/[^A-ZΑ-Ω0-9]/g, "");
}

function commonNames(): [string, string][] {
  const named = ["en", "fr"].map((language) => new Intl.DisplayNames([language], { type: "region" }));
  return countries.flatMap((country) => named.map((in_) => entry(in_.of(country), country)));
}

function ownNames(): [string, string][] {
  return ownLanguages.split(" ").map((pair) => {
    const [country = "", language = "en"] = pair.split(":");
    return entry(new Intl.DisplayNames([language], { type: "region" }).of(country), country);
  });
}

function entry(name: string | undefined, country: string): [string, string] {
  return [foldCountry(name ?? country), icaoCodeOfCountry(country) ?? country];
}

function entriesOf(table: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(table).flatMap(([code, words]) =>
    words.split("|").map((word): [string, string] => [foldCountry(word), code]),
  );
}
