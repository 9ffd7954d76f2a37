import { countries } from "./country.ts";
import { foldCountry } from "./country-names.ts";

/** Languages in which letters name countries. */
const languages = ["en", "fr", "de", "nl", "es", "it", "pt", "pl", "cs", "sk", "sv", "da", "nb", "fi"];

/** What addresses call countries beside their names. */
const usage: Readonly<Record<string, string>> = {
  AE: "UAE",
  CZ: "Czech Republic|Česká republika|République tchèque|Tschechische Republik",
  GB: "UK|U.K.|Great Britain|England|Scotland|Wales|Northern Ireland",
  IE: "Republic of Ireland|Éire",
  LU: "Lëtzebuerg",
  NL: "The Netherlands|Holland",
  NZ: "Aotearoa",
  SK: "Slovak Republic|Slovenská republika",
  US: "USA|U.S.A.|United States of America",
};

let names: ReadonlyMap<string, string> | undefined;

/** The two letters of the country that a whole text names; null when it names none. */
export function countryOfName(text: string): string | null {
  names ??= allNames();
  return names.get(foldCountry(text)) ?? null;
}

function allNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const language of languages) {
    const displayed = new Intl.DisplayNames([language], { type: "region" });
    for (const country of countries) found.set(foldCountry(displayed.of(country) ?? country), country);
  }
  for (const [country, list] of Object.entries(usage))
    for (const name of list.split("|")) found.set(foldCountry(name), country);
  return found;
}
