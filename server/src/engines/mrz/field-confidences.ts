import { mrzFieldRanges } from "#core/document/mrz-field-ranges.ts";
import type { MrzFieldName, MrzFormat } from "#core/document/mrz.ts";

/** Of each field that the format has, the probability of its least sure character. */
export function fieldConfidences(
  format: MrzFormat,
  lines: readonly string[],
  probabilities: readonly (readonly number[])[],
): Partial<Record<MrzFieldName, number>> {
  const confidences: Partial<Record<MrzFieldName, number>> = {};
  const ranges = Object.entries(mrzFieldRanges(format, lines)) as [
    MrzFieldName,
    readonly (readonly number[])[],
  ][];
  for (const [field, spans] of ranges) {
    const values = spans.flatMap(([line = 0, start, end]) => (probabilities[line] ?? []).slice(start, end));
    if (values.length > 0) confidences[field] = Math.min(...values);
  }
  return confidences;
}
