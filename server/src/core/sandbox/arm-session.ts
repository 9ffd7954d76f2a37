import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { lockSession } from "#core/session/get-session.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import { requireScenario } from "./scenario.ts";

/** Gives a session that nobody opened yet a scenario, or another one. Throws "input-invalid" and "transition-refused". */
export async function armSession(
  ports: Pick<Ports, "transaction">,
  integration: Integration,
  id: SessionId,
  scenario: string,
): Promise<Session> {
  requireScenario(integration, scenario);
  return ports.transaction(async (tx) => {
    const session = await lockSession(tx, integration, id);
    if (session.state !== "created")
      throw new CoreError("transition-refused", `the session is ${session.state}`);
    const armed = { ...session, sandboxScenario: scenario };
    await tx.sessions.save(armed);
    return armed;
  });
}
