import type { Ports } from "#core/ports.ts";
import type { JsonObject } from "#lib/json.ts";
import type { Caller } from "./authenticate.ts";

/** One request whose caller is known and whose signature was checked. */
export interface Call extends Caller {
  readonly ports: Ports;
  /** Origin of the addresses that answers hold. */
  readonly publicUrl: string;
  /** The id in the path, a UUID v4 in lower case; empty where the path has none. */
  readonly id: string;
  readonly body: Uint8Array;
  /** Where the request came from; undefined where a proxy tells no address. */
  readonly ipAddress: string | undefined;
}

/** What to answer: JSON, or a file. */
export type Answer =
  | { readonly status: 200 | 201; readonly body: JsonObject }
  | { readonly bytes: Uint8Array; readonly contentType: string };

/** One endpoint. Throws Refusal and CoreError. */
export type Endpoint = (call: Call) => Promise<Answer>;
