import { icaoCodeOfCountry } from "#core/document/country.ts";

/** Three letters of a country's two; what is no country stays as it is. */
export function alpha3OfCountry(country: string): string {
  const code = icaoCodeOfCountry(country) ?? country;
  return alpha3OfIcao(code);
}

/** Documents of Germany print D; here a country always has three letters. */
export function alpha3OfIcao(code: string): string {
  return code === "D" ? "DEU" : code;
}
