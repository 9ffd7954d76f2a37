import type { ChosenFields } from "./collect-fields.ts";
import { countryOfIcaoCode } from "./country.ts";
import type { DocumentType, VerifiedDocument, VerifiedPerson } from "./document.ts";

const genders: Readonly<Record<string, VerifiedPerson["gender"]>> = { F: "female", M: "male" };

/** The person as the document tells; names as they stand there. */
export function personOfFields(fields: ChosenFields): VerifiedPerson {
  const nationality = fields.nationality?.value;
  return withoutUndefined({
    firstName: fields["given-names"]?.value,
    lastName: fields.surname?.value,
    idNumber: fields["personal-number"]?.value,
    dateOfBirth: fields["date-of-birth"]?.value,
    gender: genders[fields.sex?.value ?? ""],
    nationality: nationality === undefined ? undefined : countryOfIcaoCode(nationality),
  });
}

/** The document as it tells of itself. */
export function documentOfFields(
  fields: ChosenFields,
  known: { readonly type: DocumentType | null; readonly issuer: string | null },
): VerifiedDocument {
  const issuer = fields.issuer?.value ?? known.issuer;
  return withoutUndefined({
    type: known.type ?? undefined,
    number: fields["document-number"]?.value,
    country: issuer ? countryOfIcaoCode(issuer) : undefined,
    validFrom: fields["date-of-issue"]?.value,
    validUntil: fields["date-of-expiry"]?.value,
  });
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>;
}
