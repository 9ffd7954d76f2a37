import { Refusal } from "./errors.ts";

const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A UUID v4, in lower case. Throws Refusal 1001 and 1002. */
export function parseQueryId(text: string): string {
  if (text.length < 20 || text.length > 40) throw new Refusal(1001);
  const id = text.toLowerCase();
  if (!uuidV4.test(id)) throw new Refusal(1002);
  return id;
}
