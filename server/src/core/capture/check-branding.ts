import type { Branding } from "./branding.ts";
import { contrastOf, inkOn, leastContrast, readableOn } from "./contrast.ts";

/** What a page is laid out for. */
export const brandingLimits = {
  nameCharacters: 60,
  /** Texts of all languages together, in characters: they travel with every look at the session. */
  textCharacters: 32_000,
  logoBytes: 100_000,
  logoLeast: 16,
  logoMost: 2000,
} as const;

const language = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const key = /^[A-Za-z0-9.-]{1,64}$/;

/** What is wrong with a branding and how to mend it, in words; nothing when it can be used. */
export function problemsOfBranding(branding: Branding): readonly string[] {
  return [...problemsOfName(branding), ...problemsOfColours(branding), ...problemsOfTexts(branding)];
}

function problemsOfName({ name = "" }: Branding): string[] {
  const { nameCharacters } = brandingLimits;
  return [...name].length > nameCharacters ? [`name: at most ${nameCharacters} characters.`] : [];
}

function problemsOfColours({ colours }: Branding): string[] {
  const odd = Object.entries(colours).filter(([, colour]) => !/^#[0-9a-f]{6}$/.test(colour));
  if (odd.length > 0)
    return odd.map(([name, colour]) => `${name}: "${colour}" is no colour; write it like #0b5cad.`);
  const { accent, onAccent, background, text } = colours;
  const pairs = [
    ...(accent === undefined || onAccent === undefined ? [] : [["onAccent", onAccent, accent] as const]),
    ...(text === undefined ? [] : [["text", text, background ?? "#ffffff"] as const]),
    // Without colours of its own the page writes in black or white.
    ...(accent === undefined ? [] : [["accent", accent, background ?? "#ffffff"] as const]),
  ];
  return pairs.flatMap(([name, ink, ground]) => problemOfContrast(name, ink, ground));
}

function problemOfContrast(name: string, ink: string, ground: string): string[] {
  const ratio = contrastOf(ink, ground);
  if (ratio >= leastContrast) return [];
  const known = `${ink} on ${ground} has a contrast of ${ratio.toFixed(1)}:1; at least ${leastContrast}:1 is needed.`;
  return [`${name}: ${known} ${readableOn(ink, ground)} would do, or ${inkOn(ground)}.`];
}

function problemsOfTexts({ texts, privacyTexts, privacyUrl }: Branding): string[] {
  const languages = [...Object.keys(texts), ...Object.keys(privacyTexts)];
  const keys = Object.values(texts).flatMap((words) => Object.keys(words));
  const all = [
    ...Object.values(texts).flatMap((words) => Object.values(words)),
    ...Object.values(privacyTexts),
  ];
  const size = all.reduce((sum, words) => sum + words.length, 0);
  const { textCharacters } = brandingLimits;
  return [
    ...languages.filter((tag) => !language.test(tag)).map((tag) => `texts: "${tag}" is no language tag.`),
    ...keys.filter((name) => !key.test(name)).map((name) => `texts: "${name}" is no key.`),
    ...(size > textCharacters
      ? [`texts: ${size} characters; at most ${textCharacters}. Long privacy texts go behind privacyUrl.`]
      : []),
    ...(privacyUrl !== undefined && URL.parse(privacyUrl)?.protocol !== "https:"
      ? ["privacyUrl: it must begin with https://."]
      : []),
  ];
}
