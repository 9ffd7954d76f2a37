import { countryOfIcaoCode } from "./country.ts";
import type { VerifiedDocument, VerifiedPerson } from "./document.ts";
import type { MrzReading } from "./mrz.ts";
import { typeOfMrz } from "./type-of-mrz.ts";

const genders = { F: "female", M: "male" } as const;

/** The person as the zone tells; names in capitals as they stand there. */
export function personOfMrz({ fields }: MrzReading): VerifiedPerson {
  const gender = fields.sex === "X" ? undefined : genders[fields.sex];
  return withoutUndefined({
    firstName: fields.givenNames || undefined,
    lastName: fields.surname || undefined,
    idNumber: fields.optional || undefined,
    dateOfBirth: fields.dateOfBirth,
    gender,
    nationality: fields.nationality ? countryOfIcaoCode(fields.nationality) : undefined,
  });
}

/** The document as the zone tells. */
export function documentOfMrz(mrz: MrzReading): VerifiedDocument {
  return withoutUndefined({
    type: typeOfMrz(mrz),
    number: mrz.fields.documentNumber || undefined,
    country: mrz.fields.issuer ? countryOfIcaoCode(mrz.fields.issuer) : undefined,
    validUntil: mrz.fields.dateOfExpiry,
  });
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>;
}
