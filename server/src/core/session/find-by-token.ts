import type { Ports } from "#core/ports.ts";
import type { Session } from "./session.ts";

/** A short token has no dot; a signed one has two. */
const shortToken = /^[\w-]{12}$/;

/** The session that a token opens, whichever kind of token it is; undefined when it opens none. */
export async function findSessionByToken(
  ports: Pick<Ports, "sessions" | "sessionTokens">,
  token: string,
): Promise<Session | undefined> {
  if (shortToken.test(token)) return ports.sessions.findByShortToken(token);
  const id = ports.sessionTokens.verify(token);
  return id === undefined ? undefined : ports.sessions.find(id);
}
