import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { chooseLanguage } from "./choose-language.ts";
import { findCountries, namedCountries } from "./country-names.ts";
import { createTranslator, type Text, type Texts } from "./translate.ts";

const folder = join(import.meta.dirname, "texts");
const all = new Map(
  globSync("*.json", { cwd: folder }).map((name): [string, Texts] => [
    basename(name, ".json"),
    JSON.parse(readFileSync(join(folder, name), "utf8")),
  ]),
);
const english = all.get("en") ?? {};
const keys = Object.keys(english);

function formsOf(text: Text | undefined): string[] {
  return typeof text === "object" ? Object.values(text) : [text ?? ""];
}

/** Forms for one, two or none may say the number in words. */
function countedForms(text: Text | undefined): string[] {
  if (typeof text !== "object") return formsOf(text);
  return Object.entries(text)
    .filter(([name]) => !["zero", "one", "two"].includes(name))
    .map(([, form]) => form);
}

function blanksOf(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).toSorted();
}

describe.each([...all])("%s", (language, texts) => {
  test("says everything that English says, and nothing else", () => {
    expect(Object.keys(texts).toSorted()).toEqual(keys.toSorted());
    expect(keys.filter((key) => formsOf(texts[key]).some((form) => form.trim() === ""))).toEqual([]);
  });

  test("has every blank to fill, and as many steps", () => {
    for (const key of keys) {
      const [wanted = ""] = formsOf(english[key]).slice(-1);
      for (const form of countedForms(texts[key])) {
        expect([key, blanksOf(form)]).toEqual([key, blanksOf(wanted)]);
        expect([key, form.split("\n").length]).toEqual([key, wanted.split("\n").length]);
      }
    }
  });

  test("has a form for every number", () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const key of keys) {
      const text = texts[key];
      if (typeof text !== "object") continue;
      expect([key, Object.keys(text).toSorted()]).toEqual([key, pluralCategories.toSorted()]);
    }
  });
});

test("forty languages and more are spoken, those that are written from the right among them", () => {
  expect(all.size).toBeGreaterThanOrEqual(40);
  expect(
    ["ar", "he", "fa", "ur"].filter((tag) => createTranslator(tag, {}).direction === "rtl"),
  ).toHaveLength(4);
  const named = "en es-419 ja tr ar ka hi ms uk cs lt nl fr it zh-Hans pl pt es vi lv ru sr-Latn".split(" ");
  expect(named.filter((tag) => !all.has(tag))).toEqual([]);
});

test.each([
  ["es-MX", "es-419"],
  ["es-ES", "es"],
  ["pt-BR", "pt-BR"],
  ["pt-PT", "pt"],
  ["zh-TW", "zh-Hant"],
  ["zh-CN", "zh-Hans"],
  ["zh", "zh-Hans"],
  ["no", "nb"],
  ["sr", "sr-Latn"],
  ["de-CH", "de"],
  ["en_GB", "en"],
  ["tlh", "en"],
  ["not a tag", "en"],
])("who wishes %s reads %s", (wish, language) => {
  const spoken = ["en", "de", "es", "es-419", "nb", "pt", "pt-BR", "sr-Latn", "zh-Hans", "zh-Hant"];
  expect(chooseLanguage([wish], spoken)).toBe(language);
});

test("numbers count by the language's own rules", () => {
  const polish = createTranslator("pl", {
    n: { one: "{n} kraj", few: "{n} kraje", many: "{n} krajów", other: "{n} kraju" },
  });
  expect([1, 3, 5].map((n) => polish("n" as never, { n }))).toEqual(["1 kraj", "3 kraje", "5 krajów"]);
});

test("a country is found by its beginning, by a part, without accents, and by its code", () => {
  const countries = namedCountries(["CI", "DE", "AT", "RE"], "fr");
  expect(countries.map(({ code }) => code)).toEqual(["DE", "AT", "CI", "RE"]);
  expect(findCountries(countries, "cote").map(({ code }) => code)).toEqual(["CI"]);
  expect(findCountries(countries, "re").map(({ code }) => code)).toEqual(["RE", "CI"]);
  expect(findCountries(countries, "ich").map(({ code }) => code)).toEqual(["AT"]);
});
