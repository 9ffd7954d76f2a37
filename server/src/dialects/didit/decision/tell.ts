import type { JsonObject } from "#lib/json.ts";

/** An entry without what is not known; of `nullable` fields that is told as null, as clients' types have it. */
export function tell(fields: JsonObject, nullable: readonly string[] = []): JsonObject {
  const told = Object.entries(fields).filter(([name, value]) => value !== null || nullable.includes(name));
  return Object.fromEntries(told);
}
