import type { VeriffAccount } from "../veriff-client.ts";

/** A customer with credentials, as the command line printed them. */
export interface CrashAccount extends VeriffAccount {
  readonly integrationId: string;
  readonly environment: "live" | "test";
}

/** A file whose upload was answered with success. */
export interface AcknowledgedUpload {
  readonly id: string;
  readonly sha256: string;
}

/** A session whose creation was answered with success, and what followed. */
export interface AcknowledgedSession {
  readonly id: string;
  readonly account: CrashAccount;
  readonly uploads: AcknowledgedUpload[];
  isSubmitted: boolean;
}

/** What the product acknowledged, and so may never lose. */
export interface Ledger {
  readonly sessions: AcknowledgedSession[];
  /** Answers that no well-behaved client should get. */
  readonly problems: string[];
  /** Requests that were cut off or answered with 5xx: nothing is known of them. */
  unanswered: number;
}

/** An empty one. */
export function createLedger(): Ledger {
  return { sessions: [], problems: [], unanswered: 0 };
}
