import type { SessionId } from "#core/session/session.ts";
import type { Capture } from "./capture.ts";

/** Remembers how far people have come, sealed under their session's key. */
export interface CaptureStore {
  /** Undefined when the page was never opened, or the session is deleted. */
  find(sessionId: SessionId): Promise<Capture | undefined>;
  /** Makes or replaces it. Within a transaction that has locked the session. */
  save(sessionId: SessionId, capture: Capture): Promise<void>;
  remove(sessionId: SessionId): Promise<void>;
  /** A text for each session that changes whenever anything of it does; sessions that are gone are left out. */
  revisions(sessionIds: readonly SessionId[]): Promise<ReadonlyMap<SessionId, string>>;
}
