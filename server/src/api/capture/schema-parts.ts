import { type TSchema, Type } from "typebox";

/** One of these words. */
export function oneOf<T extends string>(...values: T[]) {
  return Type.Enum<T[]>(values);
}

/** The value, or null where there is none. */
export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** A UUID in lower case. */
export const uuid = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
});
/** ISO 3166-1 alpha-2. */
export const country = Type.String({ pattern: "^[A-Z]{2}$" });
/** A language tag with hyphens. */
export const languageTag = Type.String({ pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", maxLength: 35 });
/** Six hexadecimal digits after #. */
export const colour = Type.String({ pattern: "^#[0-9a-f]{6}$" });
