import type { MediaId } from "./media.ts";

/** Signed tokens that let whoever holds one read one file until a time. */
export interface MediaLinks {
  issue(id: MediaId, until: Date): string;
  /** undefined when it was not issued here, was altered, or its time is over. */
  verify(token: string, now: Date): MediaId | undefined;
}
