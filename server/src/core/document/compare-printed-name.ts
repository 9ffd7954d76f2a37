import { foldName, isSameName, transliterateName } from "./compare-names.ts";

/** Whether a printed name is the expected one; "partly" when only the surname and an initial are. */
export type NameComparison = "same" | "partly" | "different";

/** Words that stand before a name and are none of it. */
const titles = new Set(
  "MR MRS MS MISS MX DR PROF SIR HERR HERRN FRAU FRL DIPL ING MAG M MM MME MLLE MONSIEUR MADAME MADEMOISELLE SR SRA SRTA DON DONA D DNA SIG SIGNOR SIGNORA SIGRA SPETT EGR DHR DE HEER MEVR MEVROUW PAN PANI AND UND ET Y E EN I".split(
    " ",
  ),
);

/** Compares an expected name with one read from a letter, where titles, a second holder and lost spaces are common. */
export function comparePrintedName(expected: string, read: string): NameComparison {
  const printed = wordsOf(foldName(read));
  const spellings = [wordsOf(foldName(expected)), wordsOf(transliterateName(expected))];
  if (printed.length === 0 || spellings.every((words) => words.length === 0)) return "different";
  if (printed.length > 1 && isSameName(expected, printed.join(" "))) return "same";
  if (spellings.some((words) => isWrittenIn(words, printed))) return "same";
  return spellings.some((words) => hasInitials(words, printed)) ? "partly" : "different";
}

function wordsOf(folded: string): readonly string[] {
  return folded.split(" ").filter((word) => word !== "" && !titles.has(word));
}

/** "JOHNDOE" holds "JOHN" and "DOE" and nothing else. */
function isWrittenIn(words: readonly string[], printed: readonly string[]): boolean {
  let glue = printed.join("");
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    if (!glue.includes(word)) return false;
    glue = glue.replace(word, " ");
  }
  return glue.trim().length <= 1 || titles.has(glue.trim());
}

/** "J DOE" and "DOE J" for "JOHN DOE". */
function hasInitials(words: readonly string[], printed: readonly string[]): boolean {
  const shared = words.filter((word) => word.length > 1 && printed.includes(word));
  const others = words.filter((word) => !shared.includes(word));
  const left = printed.filter((word) => !shared.includes(word));
  if (shared.length === 0 || left.length === 0) return false;
  return left.every((initial) => initial.length === 1 && others.some((word) => word.startsWith(initial)));
}
