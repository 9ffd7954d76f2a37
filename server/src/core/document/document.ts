/** The kinds of document that the product tells apart. */
export type DocumentType =
  | "passport"
  | "identity-card"
  | "driving-licence"
  | "residence-permit"
  | "visa"
  | "other";

/** The side with the portrait is the front. */
export type DocumentSide = "front" | "back";

/** What was read of the document; undefined where nothing was. */
export interface VerifiedDocument {
  readonly type?: DocumentType;
  readonly number?: string;
  /** ISO 3166-1 alpha-2 where the issuer has one, else the three letters as printed. */
  readonly country?: string;
  /** YYYY-MM-DD */
  readonly validFrom?: string;
  /** YYYY-MM-DD */
  readonly validUntil?: string;
}

/** What was read of the person; undefined where nothing was. */
export interface VerifiedPerson {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly idNumber?: string;
  /** YYYY-MM-DD */
  readonly dateOfBirth?: string;
  readonly gender?: "female" | "male";
  /** ISO 3166-1 alpha-2 where there is one, else as printed. */
  readonly nationality?: string;
}
