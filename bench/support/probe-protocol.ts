/**
 * What the parent may ask of a measured process: its usage, the same after garbage was collected, or the SQL of the next
 * request and then its record.
 */
export type ProbeQuestion = "usage" | "collected" | "record" | "recorded";

/** Since the process began. */
export interface Usage {
  /** Processor time, user and system, of all threads. */
  readonly cpuMicros: number;
  readonly rssBytes: number;
}

/** One value as JSON carries it: bytes in base64, dates by their tag alone. */
export type RecordedValue =
  | { readonly bytes: string }
  | { readonly date: true }
  | { readonly plain: unknown };

/** One statement as it was sent. */
export interface RecordedQuery {
  /** Under which it was prepared; undefined where it was not. */
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly RecordedValue[];
}
