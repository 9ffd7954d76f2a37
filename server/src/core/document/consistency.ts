import { type Agreement, compareFields } from "./compare-fields.ts";
import type { EvidencedField, FieldName } from "./field.ts";

/** One field as each source tells it, and how these stand to each other. */
export interface ConsistencyRow {
  readonly name: FieldName;
  readonly readings: readonly EvidencedField[];
  /** The worst between any two sources; "alone" where one source tells it only. */
  readonly agreement: Agreement | "alone";
}

/** Every field that was read, source beside source. Readings below `confidenceMin` are shown and not compared. */
export function consistencyMatrix(
  fields: readonly EvidencedField[],
  confidenceMin: number,
): readonly ConsistencyRow[] {
  const names = [...new Set(fields.map((field) => field.name))];
  return names.map((name) => {
    const readings = fields.filter((field) => field.name === name);
    return { name, readings, agreement: agreementOf(name, readings, confidenceMin) };
  });
}

const order: readonly Agreement[] = ["different", "similar", "same"];

function agreementOf(
  name: FieldName,
  readings: readonly EvidencedField[],
  confidenceMin: number,
): ConsistencyRow["agreement"] {
  const sure = readings.filter((reading) => reading.confidence >= confidenceMin);
  const found = sure.flatMap((one, index) =>
    sure
      .slice(index + 1)
      .filter((other) => other.source !== one.source || other.mediaId !== one.mediaId)
      .map((other) => compareFields(name, one.value, other.value)),
  );
  return order.find((agreement) => found.includes(agreement)) ?? "alone";
}
