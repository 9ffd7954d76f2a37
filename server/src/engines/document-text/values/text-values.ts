/** A person's name as printed: at its ends nothing but letters, inside no digits; null when it is no name. */
export function parseName(text: string): string | null {
  const bare = trimmed(text.replace(/^\s*\d{1,2}[a-d]?[.):]?\s+/u, ""), /\p{L}/u);
  const mended = mendLetters(bare);
  if (/[\d<]/.test(mended) || lettersOf(mended) < Math.max(1, 0.6 * mended.replaceAll(" ", "").length))
    return null;
  return mended.length > 60 ? null : mended;
}

/**
 * A document's or person's number: capitals and digits, parted by "-" or "/" only; null when it is no number. One
 * without digits has no vowels either, or it would be a word.
 */
export function parseNumber(text: string): string | null {
  const bare = text
    .toUpperCase()
    .replace(/^(?:N[°ºO.]{1,2}|#|:)\s*/u, "")
    .replace(/[\s.]/g, "")
    .replace(/(?<=\d)[OQ]|O(?=\d)/g, "0")
    .replace(/(?<=\d)[I|](?=\d)/g, "1")
    .replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/g, "");
  const digits = bare.replace(/\D/g, "").length;
  const isMixed = /^[A-Z0-9][A-Z0-9/-]{3,24}$/.test(bare) && digits >= 2 && 5 * digits >= bare.length;
  const isToken = /^[A-Z0-9]{8,10}$/.test(bare) && !/\s/.test(text.trim()) && !/[AEIOU]/.test(bare);
  return isMixed || isToken ? bare : null;
}

/** A place, office or address as printed; null when there are hardly any letters. */
export function parseText(text: string): string | null {
  const bare = trimmed(text, /[\p{L}\p{N}]/u);
  const letters = lettersOf(bare);
  const isText = letters >= 2 && 3 * letters >= bare.replaceAll(" ", "").length && !bare.includes("<");
  if (!isText) return null;
  return bare.replace(/(?<=\p{L})[0158](?=\p{L})/gu, (digit) => letterTwins[digit] ?? digit);
}

/** Vehicle categories of a licence, parted by "/". */
export function parseCategories(text: string): string | null {
  const bare = text
    .toUpperCase()
    .replace(/^9[.:]?\s*/u, "")
    .trim();
  const words = bare.split(/[\s/,;.]+/).filter(Boolean);
  const isKnown = (word: string) => /^(?:AM|A[12]?|B[1E]?|B1|C1E?|CE?|D1E?|DE?|[LTFGKMNPQ])$/.test(word);
  return words.length > 0 && words.every(isKnown) ? words.join("/") : null;
}

const letterTwins: Readonly<Record<string, string>> = { "0": "O", "1": "I", "5": "S", "8": "B", "|": "I" };

/** Digits in words are letters. */
function mendLetters(text: string): string {
  const mend = (word: string) => [...word].map((letter) => letterTwins[letter] ?? letter).join("");
  return text
    .split(" ")
    .map((word) => (lettersOf(word) >= 2 ? mend(word) : word))
    .join(" ");
}

function lettersOf(text: string): number {
  return text.replace(/[^\p{L}]/gu, "").length;
}

/** Without what stands before the first and after the last character of a kind; brackets are kept when both are there. */
function trimmed(text: string, kind: RegExp): string {
  const characters = [...text.replace(/\s+/g, " ")];
  const first = characters.findIndex((character) => kind.test(character));
  const last = characters.findLastIndex((character) => kind.test(character));
  const inside = characters.slice(first, last + 1).join("");
  const isOpen = inside.lastIndexOf("(") > inside.lastIndexOf(")");
  return first < 0 ? "" : inside + (isOpen && characters[last + 1] === ")" ? ")" : "");
}
