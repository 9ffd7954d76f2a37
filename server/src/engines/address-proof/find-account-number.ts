import type { Found } from "./find-holder.ts";
import { accountLabels } from "./label-words.ts";
import { matchLabel } from "./match-label.ts";
import { lineRight, valueBelow } from "./neighbours.ts";
import type { PageText } from "./page-text.ts";

/** The number by which the issuer knows the holder. */
export function findAccountNumber(pages: readonly PageText[]): Found | null {
  for (const [rank, labels] of accountLabels.entries())
    for (const { lines, number } of pages)
      for (const line of lines) {
        const match = matchLabel(line.text, labels);
        if (match === null) continue;
        const places =
          match.rest === ""
            ? [lineRight(line, lines), valueBelow(line, lines)]
            : [{ ...line, text: match.rest }];
        for (const place of places) {
          const value = numberIn(place?.text ?? "");
          if (place === undefined || value === null) continue;
          return {
            value,
            raw: place.text,
            reading: place.confidence,
            certainty: 0.9 - 0.15 * rank,
            page: number,
          };
        }
      }
  return null;
}

/** Letters, digits and what divides them, with four digits at least: no word, date or amount. */
function numberIn(text: string): string | null {
  const match =
    /^[#:°º\s.]*((?=(?:[^\d]*\d){4})[A-Z]{0,4}[\s-]?[\dX*][\dA-Z*]*(?:[ ./-]?[\dX*][\dA-Z*]*)*)(?![\d€$£%])/i.exec(
      text,
    );
  const value = match?.[1]?.trim() ?? "";
  const isDate = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(value);
  return value.length >= 4 && value.length <= 40 && !isDate ? value : null;
}
