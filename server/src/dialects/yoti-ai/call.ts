import type { Ports } from "#core/ports.ts";
import type { JsonObject } from "#lib/json.ts";
import type { Caller } from "./authenticate.ts";

/** Where a call leaves what it measured; numbers and words of its own, never anything of the person. */
export type Notes = Record<string, JsonObject[string]>;

/** One request whose caller is known. */
export interface Call extends Caller {
  readonly ports: Ports;
  readonly body: Uint8Array;
  readonly notes: Notes;
}

/** One endpoint. Throws Refusal and CoreError. */
export type Endpoint = (call: Call) => Promise<JsonObject>;
