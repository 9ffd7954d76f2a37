import type english from "./texts/en.json";

/** A text of the page. */
export type TextKey = keyof typeof english;
/** What a text is, or its forms by the language's plural rules. */
export type Text = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Texts = Readonly<Record<string, Text>>;

/** The values that stand in braces. */
export type Values = Readonly<Record<string, string | number>>;

/** Speaks one language. */
export interface Translator {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  (key: TextKey, values?: Values): string;
}

const rightToLeft: ReadonlySet<string> = new Set(["ar", "fa", "he", "ur"]);

/** Makes a translator of a language's texts; the customer's own words come first. */
export function createTranslator(language: string, texts: Texts, own: Texts = {}): Translator {
  const rules = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const translate = (key: TextKey, values: Values = {}): string => {
    const text = own[key] ?? texts[key] ?? key;
    const form = typeof text === "string" ? text : formOf(text, rules, values["n"]);
    return form.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
      const value = values[name];
      return typeof value === "number" ? number.format(value) : (value ?? "");
    });
  };
  const direction = rightToLeft.has(new Intl.Locale(language).language) ? "rtl" : "ltr";
  return Object.assign(translate, { language, direction } as const);
}

function formOf(
  text: Exclude<Text, string>,
  rules: Intl.PluralRules,
  n: string | number | undefined,
): string {
  return text[rules.select(Number(n))] ?? text.other ?? "";
}
