/** Letters that Doc 9303 part 3, section 6, lets a state write in more than one way, and those without an accent to drop. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  Ä: ["AE", "A"],
  Ö: ["OE", "O"],
  Ü: ["UE", "UXX", "U"],
  Å: ["AA", "A"],
  Ø: ["OE", "O"],
  Ő: ["O", "OE"],
  Ű: ["U", "UE"],
  Æ: ["AE"],
  Œ: ["OE"],
  ẞ: ["SS"],
  Ñ: ["N", "NXX"],
  Ð: ["D"],
  Đ: ["D"],
  Þ: ["TH"],
  Ł: ["L"],
  Ħ: ["H"],
  Ŧ: ["T"],
  Ŋ: ["N"],
  İ: ["I"],
};

/** So many kinds of letters are spelled in every combination; beyond them all letters take their first, or all their last. */
const combined = 5;

/**
 * The bare capitals, words apart by one space, that a machine readable zone may hold for a printed text: "Müller-Łoś" may be
 * MUELLER LOS, MUXXLLER LOS or MULLER LOS. A state spells one letter in one way throughout a name.
 */
export function foldForComparison(text: string): ReadonlySet<string> {
  const capitals = [...text.normalize("NFC").replaceAll("ß", "ẞ").replaceAll("ı", "I").toUpperCase()].join(
    "",
  );
  const kinds = [...new Set(capitals)].filter((letter) => (spellings[letter]?.length ?? 0) > 1);
  let choices: Choice[] = [new Map()];
  if (kinds.length > combined) choices.push(lastOf(kinds));
  else for (const kind of kinds) choices = choices.flatMap((choice) => choicesWith(choice, kind));
  return new Set(choices.map((choice) => spell(capitals, choice)));
}

/** Whether two texts may be the same name, in print or in a zone. */
export function haveCommonFolding(one: string, other: string): boolean {
  const foldings = foldForComparison(other);
  return [...foldForComparison(one)].some((folding) => folding !== "" && foldings.has(folding));
}

/** How each kind of letter is spelled; the first of its spellings where nothing is said. */
type Choice = ReadonlyMap<string, string>;

function lastOf(kinds: readonly string[]): Choice {
  return new Map(kinds.map((kind) => [kind, spellings[kind]?.at(-1) ?? kind]));
}

function choicesWith(choice: Choice, kind: string): Choice[] {
  return (spellings[kind] ?? []).map((spelling) => new Map([...choice, [kind, spelling]]));
}

function spell(capitals: string, choice: Choice): string {
  return [...capitals]
    .map((letter) => choice.get(letter) ?? spellings[letter]?.[0] ?? letter)
    .join("")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/['’`´.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
