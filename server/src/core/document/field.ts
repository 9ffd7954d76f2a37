import type { Quad } from "#core/media/image.ts";
import type { MediaId } from "#core/media/media.ts";

/** What a document can say of its holder and of itself. */
export const fieldNames = [
  "surname",
  "given-names",
  "full-name",
  "date-of-birth",
  "sex",
  "nationality",
  "place-of-birth",
  "address",
  "personal-number",
  "document-number",
  "issuer",
  "issuing-authority",
  "date-of-issue",
  "date-of-expiry",
  "vehicle-categories",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** Where on a document a value stands. */
export type FieldSource = "mrz" | "print" | "barcode";

/**
 * One value as it was read. Dates are YYYY-MM-DD, sex is F, M or X, states are three letters of ICAO Doc 9303, the rest is text
 * as printed; what cannot be brought to that form is no field.
 */
export interface ReadField {
  readonly name: FieldName;
  readonly value: string;
  /** As it stands there, before it was brought to its form. */
  readonly raw: string;
  readonly source: FieldSource;
  /** 0 to 1: how sure the reader is of every character. */
  readonly confidence: number;
  /** In pixels of the upright picture; null where only the whole zone's place is known. */
  readonly region: Quad | null;
}

/** A field with the picture it was read on: the picture and the region together are its crop. */
export interface EvidencedField extends ReadField {
  readonly mediaId: MediaId;
}
