import type { Ports } from "#core/ports.ts";
import type { Json } from "#lib/json.ts";
import type { Caller } from "./authenticate.ts";

/** One request whose caller is known. */
export interface Call extends Caller {
  readonly ports: Ports;
  /** Origin of the addresses that answers hold. */
  readonly publicUrl: string;
  /** The id in the path, in lower case; empty where the path has none. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Uint8Array;
  readonly contentType: string;
}

/** What to answer: JSON, a file, or nothing. */
export type Answer =
  | { readonly status: 200 | 201; readonly body: Json }
  | { readonly bytes: Uint8Array; readonly contentType: string; readonly fileName?: string }
  | { readonly status: 204 };

/** One endpoint. Throws Refusal and CoreError. */
export type Endpoint = (call: Call) => Promise<Answer>;
