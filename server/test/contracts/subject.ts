import type { Ports, Stores } from "#core/ports.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";

/** What a contract is tried on; each test opens one of its own. */
export interface StorageSubject extends AsyncDisposable {
  readonly stores: Stores;
  readonly envelopes: Envelopes;
  readonly transaction: Ports["transaction"];
  /** Everything that is kept, as the bytes that lie there: what must be secret must not occur in them. */
  dump(): Promise<string>;
  /** Gives committed events their feed numbers. */
  sequenceFeed(limit?: number): Promise<number>;
}

/** Opens an empty storage. */
export type OpenStorage = () => Promise<StorageSubject>;
