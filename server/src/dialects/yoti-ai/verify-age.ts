import type { JsonObject } from "#lib/json.ts";
import { ageCheckBody } from "./age-body.ts";
import type { Call } from "./call.ts";
import { examine } from "./examine.ts";
import { parseAgeLimit, parseBody } from "./schema.ts";
import { spoofBody } from "./spoof-body.ts";

/** POST /age-verify: told flat, without the age. */
export async function verifyAge(call: Call): Promise<JsonObject> {
  const body = parseBody(call.body);
  const limit = parseAgeLimit(body);
  const { age } = await examine(call, body, { age: true, spoof: false });
  return ageCheckBody(age, limit);
}

/** POST /age-antispoofing-verify: each told under its own name. */
export async function verifyAgeAndDetectSpoof(call: Call): Promise<JsonObject> {
  const body = parseBody(call.body);
  const limit = parseAgeLimit(body);
  const { age, spoof } = await examine(call, body, { age: true, spoof: true });
  return { antispoofing: spoofBody(spoof), age: ageCheckBody(age, limit) };
}
