import { countryOfIcaoCode, isCountry } from "#core/document/country.ts";
import { mrzLayouts } from "#core/document/mrz-layout.ts";
import type { MrzCorrection } from "#core/document/mrz.ts";
import type { Column } from "./align.ts";
import { classesOf, mrzAlphabet, probabilityOf } from "./alphabet.ts";
import type { DecodedZone } from "./decode.ts";

// Doc 9303 part 3, section 5, parts B to D, and Utopia of its examples.
const organisations = new Set(
  "EUE IAO UNA UNK UNO UTO WSA XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO XXA XXB XXC XXX".split(" "),
);
/** Log-odds up to which a code that nobody has is taken for one that somebody has. */
const costLimit = 3;
const alternatives = 4;

/** Whether three letters, fillers included, are the code of a state or organisation. */
export function isStateCode(code: string): boolean {
  const bare = code.replace(/<+$/, "");
  return organisations.has(bare) || bare === "D" || (bare.length === 3 && isCountry(countryOfIcaoCode(bare)));
}

/**
 * Issuer and nationality as the likeliest codes that exist, where they are others than were read: no check digit covers
 * them, but the list does. A code that was read clearly stays as it is, whether it exists or not.
 */
export function stateCodeCorrections({
  format,
  lines,
  columns,
}: Pick<DecodedZone, "format" | "lines" | "columns">): MrzCorrection[] {
  const corrections: MrzCorrection[] = [];
  for (const { name, line, start, end } of mrzLayouts[format].slots) {
    if (name !== "issuer" && name !== "nationality") continue;
    const from = (lines[line] ?? "").slice(start, end);
    if (isStateCode(from)) continue;
    const to = likeliestCode(columns[line]?.slice(start, end) ?? []);
    if (to !== undefined) corrections.push({ line, column: start, from, to });
  }
  return corrections;
}

/** The lines with each correction made. */
export function correct(lines: readonly string[], corrections: readonly MrzCorrection[]): string[] {
  const corrected = [...lines];
  for (const { line, column, to } of corrections) {
    const text = corrected[line] ?? "";
    corrected[line] = text.slice(0, column) + to + text.slice(column + to.length);
  }
  return corrected;
}

interface Guess {
  readonly text: string;
  readonly cost: number;
}

function likeliestCode(columns: readonly Column[]): string | undefined {
  let guesses: Guess[] = [{ text: "", cost: 0 }];
  for (const column of columns) {
    const letters = lettersOf(column);
    guesses = guesses.flatMap((guess) =>
      letters.map(({ text, cost }) => ({ text: guess.text + text, cost: guess.cost + cost })),
    );
  }
  const known = guesses.filter(({ text, cost }) => cost <= costLimit && isStateCode(text));
  return known.toSorted((a, b) => a.cost - b.cost)[0]?.text;
}

/** The likeliest letters of a column and how much less likely each is than the first, as log-odds. */
function lettersOf(column: Column): Guess[] {
  const ranked = classesOf("letters")
    .map((slotClass) => ({
      text: mrzAlphabet.charAt(slotClass.index),
      probability: probabilityOf(column, slotClass),
    }))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, alternatives);
  const highest = ranked[0]?.probability ?? 0;
  return ranked.map(({ text, probability }) => ({
    text,
    cost: Math.log(highest / Math.max(probability, 1e-6)),
  }));
}
