/** How long and how much a client may send, whoever listens. Times in milliseconds. */
export const limits = {
  /** Above the 60 s of common load balancers, so that we never close first. */
  keepAliveTimeout: 72_000,
  headersTimeout: 20_000,
  /** A picture of 24 MiB over a slow mobile line. */
  requestTimeout: 300_000,
  maxHeaderSize: 16 * 1024,
} as const;
