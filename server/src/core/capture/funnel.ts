import type { AttemptId } from "#core/attempt/attempt.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionId } from "#core/session/session.ts";

/** Something that a person met on the page. Carries words of closed lists and ids alone. */
export interface FunnelEvent {
  readonly sessionId: SessionId;
  readonly attemptId: AttemptId;
  readonly integrationId: IntegrationId;
  readonly type: string;
  /** A step or a screen. */
  readonly place: string;
  readonly obstacle: string | undefined;
  /** Since the page was opened. */
  readonly elapsedMs: number;
  readonly at: Date;
}

/** How often something was met, over all sessions of an integration. */
export interface FunnelCount {
  readonly place: string;
  readonly type: string;
  readonly obstacle: string | undefined;
  readonly sessions: number;
}

/** Remembers where people are and where they stop. */
export interface FunnelLog {
  append(events: readonly FunnelEvent[]): Promise<void>;
  /** By place, then by how many sessions met it. */
  count(integrationId: IntegrationId, since: Date): Promise<readonly FunnelCount[]>;
  /** How many events of this session there are. */
  countOfSession(sessionId: SessionId): Promise<number>;
  /** Forgets some that are older; answers how many, at most `limit`. */
  forget(before: Date, limit: number): Promise<number>;
}
