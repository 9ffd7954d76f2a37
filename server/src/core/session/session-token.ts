import type { SessionId } from "./session.ts";

/** Signed tokens (JWT, HS256) that open one session's page and nothing else. */
export interface SessionTokens {
  /** The same token for the same session and time. */
  issue(sessionId: SessionId, createdAt: Date): string;
  /** undefined when it was not issued here or was altered; expiry is the session's own. */
  verify(token: string): SessionId | undefined;
}
