/** A country under its name in the person's language. */
export interface NamedCountry {
  readonly code: string;
  readonly name: string;
}

/** Countries by name, in the order of the language's alphabet. */
export function namedCountries(codes: readonly string[], language: string): readonly NamedCountry[] {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "code" });
  const order = new Intl.Collator(language);
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted((a, b) => order.compare(a.name, b.name));
}

/** Those that begin with what was typed, then those that hold it; accents and case do not matter. */
export function findCountries(countries: readonly NamedCountry[], typed: string): readonly NamedCountry[] {
  const wanted = fold(typed);
  if (wanted === "") return countries;
  const isBegun = ({ name, code }: NamedCountry) => fold(name).startsWith(wanted) || fold(code) === wanted;
  const begun = countries.filter(isBegun);
  return [
    ...begun,
    ...countries.filter((country) => !isBegun(country) && fold(country.name).includes(wanted)),
  ];
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
