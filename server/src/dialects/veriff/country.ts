const englishNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** Regions that the Unicode data names but ISO 3166-1 does not assign to a country. */
const notCountries = new Set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" "));

const countries = new Map(
  allPairs()
    .filter((code) => !notCountries.has(code) && isCurrent(code))
    .map((code) => [code, englishNames.of(code)] as const)
    .filter(([, name]) => name !== undefined),
);

/** A country's ISO 3166-1 alpha-2 code in capitals; undefined when there is none such. */
export function countryCode(text: string): string | undefined {
  const code = text.toUpperCase();
  return countries.has(code) ? code : undefined;
}

/** A country's English name, by its ISO 3166-1 alpha-2 code. */
export function countryName(code: string): string | undefined {
  return countries.get(code.toUpperCase());
}

function allPairs(): readonly string[] {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters.flatMap((first) => letters.map((second) => first + second));
}

/** A withdrawn code is the alias of another one. */
function isCurrent(code: string): boolean {
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
}
