import type { FieldName } from "#core/document/field.ts";
import type { SpecimenFields } from "../specimen.ts";
import type { DrawingInput } from "./drawing-input.ts";
import { label, type LabelName } from "./labels.ts";
import { printedDate } from "./printed-date.ts";
import type { Cell } from "./text.ts";

/** The authority that issues Utopia's documents. */
export const authority = "MINISTRY OF NOWHERE";

/** The fields that documents print as they are. */
type PlainName = Exclude<FieldName, "full-name" | "vehicle-categories">;

const sources: Readonly<Record<PlainName, (fields: SpecimenFields) => string>> = {
  surname: (fields) => fields.surname,
  "given-names": (fields) => fields.givenNames,
  "date-of-birth": (fields) => fields.dateOfBirth,
  sex: (fields) => fields.sex,
  nationality: (fields) => fields.nationality,
  "place-of-birth": (fields) => fields.placeOfBirth,
  address: (fields) => fields.address,
  "personal-number": (fields) => fields.optional,
  "document-number": (fields) => fields.documentNumber,
  issuer: (fields) => fields.issuer,
  "issuing-authority": () => authority,
  "date-of-issue": (fields) => fields.dateOfIssue,
  "date-of-expiry": (fields) => fields.dateOfExpiry,
};

/** What a field says: as it is printed, and in the form that readers bring it to. */
export function fieldOf(
  { text: { printed }, design }: Pick<DrawingInput, "text" | "design">,
  name: PlainName,
): { readonly text: string; readonly field: { readonly name: FieldName; readonly value: string } } {
  const value = sources[name](printed);
  const text = name.startsWith("date-") ? printedDate(value, design.dateStyle, design.second) : value;
  return { text, field: { name, value } };
}

/** A labelled field. */
export function cellOf(input: DrawingInput, name: PlainName, labelName?: LabelName): Cell {
  const title = label(labelName ?? (name === "issuer" ? "code" : name), input.design.second);
  const isOcrB = name === "document-number" && input.design.isNumberOcrB;
  return { label: title, ...fieldOf(input, name), isOcrB };
}

/** A labelled text that says nothing of the holder. */
export function remark(input: DrawingInput, name: LabelName, text: string): Cell {
  return { label: label(name, input.design.second), text };
}
