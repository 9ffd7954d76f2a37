import type { JsonObject } from "#lib/json.ts";
import { ageBody } from "./age-body.ts";
import type { Call } from "./call.ts";
import { examine } from "./examine.ts";
import { parseBody } from "./schema.ts";
import { spoofBody } from "./spoof-body.ts";

/** POST /age: told flat. */
export async function estimateAge(call: Call): Promise<JsonObject> {
  const { age } = await examine(call, parseBody(call.body), { age: true, spoof: false });
  return ageBody(age);
}

/** POST /age-antispoofing: each told under its own name. */
export async function estimateAgeAndDetectSpoof(call: Call): Promise<JsonObject> {
  const { age, spoof } = await examine(call, parseBody(call.body), { age: true, spoof: true });
  return { antispoofing: spoofBody(spoof), age: ageBody(age) };
}
