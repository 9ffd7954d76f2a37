import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionPage, SessionQuery } from "./session-query.ts";
import type { Session, SessionId } from "./session.ts";

/** Remembers sessions. `lock` and `save` are for use within a transaction. */
export interface SessionStore {
  insert(session: Session): Promise<void>;
  save(session: Session): Promise<void>;
  find(id: SessionId): Promise<Session | undefined>;
  findByShortToken(token: string): Promise<Session | undefined>;
  /**
   * Unfinished sessions of one external reference, newest first. Within a transaction others who ask for the same
   * reference wait until it ends.
   */
  lockByReference(integrationId: IntegrationId, reference: string): Promise<readonly Session[]>;
  /** Those that are not deleted, newest first. */
  list(query: SessionQuery): Promise<SessionPage>;
  /** Reads it and keeps others from changing it until the transaction ends. */
  lock(id: SessionId): Promise<Session | undefined>;
  /** Unfinished sessions whose time is over on their integration's clock; `now` is the real time. */
  findOverdue(now: Date, limit: number): Promise<readonly SessionId[]>;
  /** Approvals that stopped to count on their integration's clock; `now` is the real time. */
  findLapsed(now: Date, limit: number): Promise<readonly SessionId[]>;
  /** Those of which it is the parent, oldest first; deleted ones too. */
  listByParent(parentId: SessionId): Promise<readonly Session[]>;
  /** When something of an integration's sessions ends next on its clock: their time, an approval, or what is kept. */
  findNextEnd(integrationId: IntegrationId): Promise<Date | undefined>;
  /** Decided sessions past their integration's retention; `now` is the real time. */
  findPastRetention(now: Date, limit: number): Promise<readonly SessionId[]>;
}
