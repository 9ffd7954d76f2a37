import type { Ports } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import { sessionData } from "./session-data.ts";

interface Surroundings {
  readonly ports: Pick<Ports, "sessionTokens">;
  readonly publicUrl: string;
}

/** The address of a session's page; of one that was made through another dialect, that dialect's. */
export function sessionUrl({ ports, publicUrl }: Surroundings, session: Session): string {
  const { shortToken, id, createdAt } = session;
  if (shortToken === undefined) return `${publicUrl}/v/${ports.sessionTokens.issue(id, createdAt)}`;
  const { language } = sessionData(session);
  return `${publicUrl}${language === null ? "" : `/${language}`}/session/${shortToken}`;
}
