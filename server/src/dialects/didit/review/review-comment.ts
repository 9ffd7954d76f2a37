import type { Session } from "#core/session/session.ts";

/** A remark on a session that decides nothing. */
export interface ReviewComment {
  readonly uuid: string;
  readonly text: string;
  readonly at: string;
}

/** Remarks are kept with what the dialect keeps of a session, and so under its key. */
export function commentsOf({ dialectData }: Session): readonly ReviewComment[] {
  const { review_comments: comments } = dialectData;
  // Only this dialect writes them.
  return Array.isArray(comments) ? comments : [];
}
