import { foldName, isSameName, transliterateName } from "./compare-names.ts";
import { isMisspelling } from "./edit-distance.ts";
import { foldBare } from "./fold-bare.ts";

/** Whether a printed name is the expected one; "partly" when only the surname and an initial are, or a letter is off. */
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
  const spelled = [foldName, transliterateName, foldBare].map((fold) => wordsOf(fold(expected)));
  if (printed.length === 0 || spelled.every((words) => words.length === 0)) return "different";
  if (printed.length > 1 && isSameName(expected, printed.join(" "))) return "same";
  const glues = [foldName(read).replaceAll(" ", ""), printed.join("")];
  if (spelled.some((words) => glues.some((glue) => isWrittenIn(words, glue)))) return "same";
  const isClose = spelled.some((words) => hasInitials(words, printed) || isMisread(words, printed));
  return isClose ? "partly" : "different";
}

function wordsOf(folded: string): readonly string[] {
  return folded.split(" ").filter((word) => word !== "" && !titles.has(word));
}

/** "JOHNDOE" holds "JOHN" and "DOE" and nothing else. */
function isWrittenIn(words: readonly string[], glued: string): boolean {
  let glue = glued;
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

/** Every word is there, and at least one of them a letter or two off. */
function isMisread(words: readonly string[], printed: readonly string[]): boolean {
  if (words.length !== printed.length)
    return isMisspelling(words.toSorted().join(""), printed.toSorted().join(""));
  return words.every((word) => printed.some((other) => other === word || isMisspelling(word, other)));
}
