import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import type { Session, SessionId } from "./session.ts";

/** Another integration's session is not found, so that its existence is not told; nor is a deleted one. */
export async function getSession(
  ports: Pick<Ports, "sessions">,
  integration: Pick<Integration, "id">,
  id: SessionId,
): Promise<Session> {
  return visibleTo(integration, id, await ports.sessions.find(id));
}

/** The same within a transaction: nobody else changes it until the transaction ends. */
export async function lockSession(
  ports: Pick<Ports, "sessions">,
  integration: Pick<Integration, "id">,
  id: SessionId,
): Promise<Session> {
  return visibleTo(integration, id, await ports.sessions.lock(id));
}

function visibleTo(
  integration: Pick<Integration, "id">,
  id: SessionId,
  session: Session | undefined,
): Session {
  if (!session || session.integrationId !== integration.id || session.state === "deleted")
    throw new CoreError("session-not-found", `no session ${id}`);
  return session;
}
