/** One run of requests at full speed over connections that are kept. */
export interface LoadOrder {
  readonly kind: "create" | "decision";
  readonly origin: string;
  /** Where the sessions are. */
  readonly path: string;
  readonly connections: number;
  /** Each connection sends at least one request. */
  readonly durationMs: number;
  readonly account: { readonly apiKey: string; readonly apiSecret: string };
  /** Sessions to ask for at random. */
  readonly ids: readonly string[];
}

/** What came of it. */
export interface LoadResult {
  readonly latenciesMs: readonly number[];
  readonly elapsedMs: number;
  /** The first answer that was not expected; the run ended there. */
  readonly failure: string | undefined;
  readonly lastAnswer: string;
}
