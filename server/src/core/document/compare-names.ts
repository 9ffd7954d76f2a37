/** Letters whose ICAO transliteration (Doc 9303 part 3, section 6) is more than dropping an accent. */
const transliterations: Readonly<Record<string, string>> = {
  ß: "SS",
  æ: "AE",
  Æ: "AE",
  ø: "OE",
  Ø: "OE",
  å: "AA",
  Å: "AA",
  ä: "AE",
  Ä: "AE",
  ö: "OE",
  Ö: "OE",
  ü: "UE",
  Ü: "UE",
  œ: "OE",
  Œ: "OE",
  þ: "TH",
  Þ: "TH",
  ð: "D",
  Ð: "D",
  ł: "L",
  Ł: "L",
  đ: "D",
  Đ: "D",
  ı: "I",
};

/** Bare capitals, words apart by one space: "Müller-Őz" becomes "MULLER OZ". */
export function foldName(name: string): string {
  const stripped = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/ı/g, "i");
  return words(stripped.replace(/[ßæÆøØœŒþÞðÐłŁđĐ]/g, (letter) => transliterations[letter] ?? letter));
}

/** The same as a passport writes it: "Müller-Öz" becomes "MUELLER OEZ". */
export function transliterateName(name: string): string {
  return words(
    name
      .normalize("NFC")
      .replace(/[ßæÆøØåÅäÄöÖüÜœŒþÞðÐłŁđĐı]/g, (letter) => transliterations[letter] ?? letter)
      .normalize("NFD")
      .replace(/\p{M}/gu, ""),
  );
}

function words(text: string): string {
  return text
    .toUpperCase()
    .replace(/['’`.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * Whether the name that was expected is the one that was read: every word of the shorter stands in the longer,
 * either spelling of accented letters counts, and a word cut off by the zone's end counts as its beginning.
 */
export function isSameName(expected: string, read: string): boolean {
  const readWords = foldName(read).split(" ").filter(Boolean);
  return [foldName(expected), transliterateName(expected)].some((spelling) => {
    const expectedWords = spelling.split(" ").filter(Boolean);
    if (expectedWords.length === 0 || readWords.length === 0) return false;
    const [few, many] =
      expectedWords.length <= readWords.length ? [expectedWords, readWords] : [readWords, expectedWords];
    return few.every((word) => many.some((other) => isSameWord(word, other)));
  });
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short);
}
