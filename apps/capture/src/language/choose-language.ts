/** The first wish that the page can speak; English when it speaks none. */
export function chooseLanguage(wishes: readonly string[], spoken: readonly string[]): string {
  for (const wish of wishes) {
    const found = matching(wish, spoken);
    if (found !== undefined) return found;
  }
  return "en";
}

/** Regions and scripts that have texts of their own. */
const latinAmerica = new Set("AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE".split(" "));

function matching(wish: string, spoken: readonly string[]): string | undefined {
  const locale = localeOf(wish);
  if (!locale) return undefined;
  const { language, region = "", script = "" } = locale;
  const candidates = [
    wish,
    `${language}-${region}`,
    ...(language === "es" && latinAmerica.has(region) ? ["es-419"] : []),
    `${language}-${script}`,
    alias[language] ?? "",
    language,
  ];
  return candidates.find((tag) => spoken.includes(tag));
}

/** Tags under which a language is known elsewhere, and languages that read another's texts. */
const alias: Readonly<Record<string, string>> = {
  no: "nb",
  nn: "nb",
  iw: "he",
  in: "id",
  sr: "sr-Latn",
  bs: "hr",
  zh: "zh-Hans",
};

/** Where a language is spoken most, or where its tag says; undefined for what is no tag. */
export function regionOf(tag: string): string | undefined {
  return localeOf(tag)?.region;
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-")).maximize();
  } catch {
    return undefined;
  }
}
