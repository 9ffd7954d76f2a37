/** Letters that a recogniser takes for one another are made one. */
const twins: Readonly<Record<string, string>> = { "0": "O", "1": "I", "5": "S", "8": "B", L: "I" };
const ligatures: Readonly<Record<string, string>> = {
  ß: "SS",
  æ: "AE",
  Æ: "AE",
  œ: "OE",
  Œ: "OE",
  ø: "O",
  Ø: "O",
  ł: "L",
  Ł: "L",
  đ: "D",
  Đ: "D",
  ð: "D",
  Ð: "D",
  þ: "TH",
  Þ: "TH",
  ı: "I",
};

/** A text as labels are compared: bare capitals and digits, look-alikes made one, and where each came from. */
export interface FoldedText {
  readonly text: string;
  /** For each character of `text` the index of the one it came from. */
  readonly origins: readonly number[];
}

/** Folds a text whose characters are given one by one. */
export function foldCharacters(characters: readonly string[]): FoldedText {
  let text = "";
  const origins: number[] = [];
  for (const [i, character] of characters.entries()) {
    for (const letter of foldCharacter(character)) {
      text += letter;
      origins.push(i);
    }
  }
  return { text, origins };
}

/** Folds a label or title. */
export function foldLabel(label: string): string {
  return foldCharacters([...label]).text;
}

const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const plain = (ligatures[character] ?? character).normalize("NFD").toUpperCase();
  const letters = [...plain]
    .filter((letter) => /[A-Z0-9]/.test(letter))
    .map((letter) => twins[letter] ?? letter);
  folded.set(character, letters.join(""));
  return letters.join("");
}
