import type { ReadField } from "../../server/src/core/document/field.ts";
import type { TextLine } from "../../server/src/core/document/print.ts";
import { type LabelMeaning, labels } from "../../server/src/engines/document-text/fields/labels.ts";
import { foldLabel } from "../../server/src/engines/document-text/words/fold.ts";
import { parseValue } from "../../server/src/engines/document-text/values/parse-value.ts";

/**
 * The peer: what anyone makes of greedy PP-OCR text in an afternoon. A line that is a known label, letter by letter, in
 * any language beside a slash, names the nearest line below it or what stands behind its colon. Same labels and forms of
 * values as ours, so that the difference is the reading alone.
 */
export function readNaively(lines: readonly TextLine[], today: string): ReadField[] {
  const fields = new Map<string, ReadField>();
  const context = { dateOrder: "dmy", today, sexWords: {} } as const;
  for (const line of lines) {
    const named = labelOf(line.text);
    const text = named?.rest ?? (named && nearestBelow(line, lines)?.text);
    if (!named || !text) continue;
    for (const { name, value } of parseValue(named.meaning, text, context)) {
      if (fields.has(name)) continue;
      fields.set(name, {
        name,
        value,
        raw: text,
        source: "print",
        confidence: line.confidence,
        region: null,
      });
    }
  }
  return [...fields.values()];
}

const meanings = new Map<string, LabelMeaning>(
  labels.flatMap(({ meaning, words }) =>
    words.split("|").map((word): [string, LabelMeaning] => [foldLabel(word), meaning]),
  ),
);

function labelOf(text: string): { readonly meaning: LabelMeaning; readonly rest?: string } | undefined {
  const [label = "", rest] = text.split(":");
  for (const part of label.split("/")) {
    const meaning = meanings.get(foldLabel(part));
    if (meaning) return rest ? { meaning, rest } : { meaning };
  }
  return undefined;
}

function nearestBelow(label: TextLine, lines: readonly TextLine[]): TextLine | undefined {
  const { center, height, width } = label.box;
  const left = center.x - width / 2;
  const below = lines.filter(({ box }) => {
    const drop = box.center.y - center.y;
    return (
      drop > 0.4 * height && drop < 3 * height && Math.abs(box.center.x - box.width / 2 - left) < 2 * height
    );
  });
  return below.toSorted((a, b) => a.box.center.y - b.box.center.y)[0];
}
