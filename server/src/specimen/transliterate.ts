// ICAO Doc 9303 part 3, section 6, table A, where it differs from dropping the accent.
const special: Readonly<Record<string, string>> = {
  Ä: "AE",
  Ö: "OE",
  Ü: "UE",
  Å: "AA",
  Æ: "AE",
  Œ: "OE",
  Ø: "OE",
  ẞ: "SS",
  ß: "SS",
  Þ: "TH",
  Ð: "D",
  Đ: "D",
  Ħ: "H",
  Ł: "L",
  Ŋ: "N",
  Ŧ: "T",
  ı: "I",
  Ĳ: "IJ",
  ĸ: "Q",
  Ñ: "N",
};

/** A name as a zone writes it: capital letters A to Z, "<" for spaces and hyphens, apostrophes and others left out. */
export function transliterate(name: string): string {
  const letters = [...name.normalize("NFC").toUpperCase()]
    .map((letter) => special[letter] ?? letter)
    .join("");
  const plain = letters.normalize("NFD").replace(/\p{M}/gu, "");
  return plain
    .trim()
    .replace(/[\s-]+/g, "<")
    .replace(/[^A-Z0-9<]/g, "");
}
