/** What is asked of Veriff's dialect, of which a bare counterpart is made, and of Didit's. */
export type LoadKind = "create" | "decision" | DiditKind;
export const diditKinds = ["didit-create", "didit-resume", "didit-list", "didit-decision"] as const;
export type DiditKind = (typeof diditKinds)[number];

/** One run of requests at full speed over connections that are kept. */
export interface LoadOrder {
  readonly kind: LoadKind;
  readonly origin: string;
  /** Where the sessions are. */
  readonly path: string;
  readonly connections: number;
  /** Each connection sends at least one request. */
  readonly durationMs: number;
  readonly account: {
    readonly apiKey: string;
    readonly apiSecret: string;
    readonly diditKey: string;
    readonly workflowId: string;
  };
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
