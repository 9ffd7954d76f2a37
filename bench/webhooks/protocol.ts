import type { PoolConfig } from "pg";

/** What the listener is asked: to listen, or to wait for so many different sessions from now on. */
export type ListenerOrder =
  | { readonly secrets: Readonly<Record<string, string>> }
  | { readonly expected: number; readonly timeoutMs: number };

/** Where it listens. */
export interface ListenerAddress {
  readonly port: number;
}

/** What arrived since the last order. */
export interface Arrivals {
  readonly received: number;
  /** Of sessions that had not been heard of before. */
  readonly sessions: number;
  /** Not signed as they should be. */
  readonly forged: number;
  /** Between the first and the last. */
  readonly elapsedMs: number;
  readonly lastBody: string;
}

/** What the bare loop delivers. */
export interface BareDelivery {
  readonly connection: PoolConfig;
  readonly concurrency: number;
  readonly origin: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Any of the product's bodies, and the session that it tells of. */
  readonly body: string;
  readonly sessionId: string;
  readonly webhooks: readonly { readonly id: string; readonly sessionId: string }[];
}

/** Answers that were not 200. */
export interface BareOutcome {
  readonly failures: number;
}
