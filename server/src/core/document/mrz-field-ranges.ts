import { longNumberRest } from "./check-digit.ts";
import { type MrzSlotName, mrzLayouts, slotOf, slotText } from "./mrz-layout.ts";
import type { MrzFieldName, MrzFormat, MrzRange } from "./mrz.ts";

const slotNames = {
  documentCode: "document-code",
  issuer: "issuer",
  nationality: "nationality",
  dateOfBirth: "date-of-birth",
  sex: "sex",
  dateOfExpiry: "date-of-expiry",
} as const satisfies Partial<Record<MrzFieldName, MrzSlotName>>;

/** Where each field stands, its fillers included; a field that the format has no room for has no ranges. */
export function mrzFieldRanges(
  format: MrzFormat,
  lines: readonly string[],
): Readonly<Record<MrzFieldName, readonly MrzRange[]>> {
  const range = (name: MrzSlotName): readonly MrzRange[] => {
    const slot = slotOf(mrzLayouts[format], name);
    return slot ? [[slot.line, slot.start, slot.end]] : [];
  };
  const single = Object.entries(slotNames).map(([field, name]) => [field, range(name)] as const);
  return {
    ...(Object.fromEntries(single) as Record<keyof typeof slotNames, readonly MrzRange[]>),
    ...nameRanges(format, lines, range),
    ...numberRanges(format, lines, range),
  };
}

type RangeOf = (name: MrzSlotName) => readonly MrzRange[];

function nameRanges(format: MrzFormat, lines: readonly string[], range: RangeOf) {
  const [whole] = range("names");
  if (!whole) return { surname: range("surname"), givenNames: range("given-names") };
  const [line, start, end] = whole;
  const at = givenNamesAt(slotText(mrzLayouts[format], lines, "names"));
  return {
    surname: [[line, start, start + at] as const],
    givenNames: start + at < end ? [[line, start + at, end] as const] : [],
  };
}

/** Doc 9303 part 3, 4.6: two fillers part the primary from the secondary identifier. The column after them. */
function givenNamesAt(names: string): number {
  const lead = /^<*/.exec(names)?.[0].length ?? 0;
  const at = names.indexOf("<<", lead);
  return at < 0 ? names.length : at + 2;
}

function numberRanges(format: MrzFormat, lines: readonly string[], range: RangeOf) {
  const layout = mrzLayouts[format];
  const [number] = range("document-number");
  const [optional] = range("optional");
  const rest =
    slotText(layout, lines, "document-number-check") === "<"
      ? longNumberRest(slotText(layout, lines, "optional"))
      : null;
  const more = range("optional-2");
  if (!number || !optional || !rest)
    return { documentNumber: range("document-number"), optional: [...range("optional"), ...more] };
  const end = optional[1] + rest.text.length;
  const after: readonly MrzRange[] = end + 1 < optional[2] ? [[optional[0], end + 1, optional[2]]] : [];
  return { documentNumber: [[number[0], number[1], end] as const], optional: [...after, ...more] };
}
