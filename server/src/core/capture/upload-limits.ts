const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** What may be uploaded through the page. */
export const uploadLimits = {
  /** Longest part. */
  chunkBytes: 512 * kibibyte,
  imageBytes: 16 * mebibyte,
  videoBytes: 64 * mebibyte,
  /** Nonce and tag of a sealed file. */
  sealBytes: 28,
  /** Uploads of one attempt, finished or not. */
  perAttempt: 300,
} as const;

/** Longest video that the page is asked to record. */
export const videoSeconds = 60;
