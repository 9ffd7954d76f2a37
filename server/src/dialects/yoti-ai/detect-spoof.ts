import type { JsonObject } from "#lib/json.ts";
import type { Call } from "./call.ts";
import { examine } from "./examine.ts";
import { parseBody } from "./schema.ts";
import { spoofBody } from "./spoof-body.ts";

/** POST /antispoofing: told flat. */
export async function detectSpoof(call: Call): Promise<JsonObject> {
  const { spoof } = await examine(call, parseBody(call.body), { age: false, spoof: true });
  return spoofBody(spoof);
}
