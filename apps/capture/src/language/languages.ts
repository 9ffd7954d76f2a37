import type { Texts } from "./translate.ts";

const files = import.meta.glob<{ default: Texts }>("./texts/*.json");
const prefix = "./texts/";

/** Every language that the page speaks, by tag. */
export const languages: readonly string[] = Object.keys(files).map((path) =>
  path.slice(prefix.length, -".json".length),
);

/** Loads one language's texts. */
export async function loadTexts(language: string): Promise<Texts> {
  const load = files[`${prefix}${language}.json`] ?? files[`${prefix}en.json`];
  if (!load) throw new Error("no texts were built");
  return (await load()).default;
}
