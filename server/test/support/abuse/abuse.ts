/** A request that no well-behaved client sends, and how it is to be refused. */
export interface Abuse {
  readonly name: string;
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE" | "HEAD";
  /** Below /v1; `{id}` stands for the id of an open session. */
  readonly path: string;
  readonly body?: string | Uint8Array;
  /** Signed instead of what a client would sign. */
  readonly signed?: string;
  /** Replace or, when undefined, take away what a client would send. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  readonly expected: Expected;
}

/** Status and, where Veriff has a number for it, the number. */
export type Expected = readonly [status: number, code?: string];

/** A body of POST /sessions/{id}/media. */
export function mediaBody(content: unknown, more: object = {}): string {
  return JSON.stringify({ image: { context: "face", content, ...more } });
}
