import type { Branded } from "#lib/branded.ts";

export type DestinationId = Branded<string, "DestinationId">;

/** How long a destination is tried that does not answer: as its dialect's vendor does, or for a week. */
export type RetrySchedule = "vendor" | "week";

/** One of several addresses that an integration wants told, in one dialect's words. */
export interface WebhookDestination {
  readonly id: DestinationId;
  readonly dialect: string;
  readonly label: string;
  readonly url: string;
  readonly isEnabled: boolean;
  /** What its messages are signed with. */
  readonly secret: string;
  /** Which kinds of message it wants, in its dialect's words. */
  readonly subscriptions: readonly string[];
  /** Which form of message, in its dialect's words. */
  readonly version: string;
  readonly retrySchedule: RetrySchedule;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What became of the tries at a destination. Times are in milliseconds, null where nothing was tried. */
export interface DestinationStatistics {
  readonly tries: number;
  readonly failedTries: number;
  readonly shortestMs: number | undefined;
  readonly averageMs: number | undefined;
  readonly longestMs: number | undefined;
  readonly lastTryAt: Date | undefined;
}
