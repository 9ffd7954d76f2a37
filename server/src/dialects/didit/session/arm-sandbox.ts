import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { Ports } from "#core/ports.ts";
import { armSession } from "#core/sandbox/arm-session.ts";
import { findSessionByToken } from "#core/session/find-by-token.ts";
import type { Answer } from "../call.ts";
import { refuse, refuseFields } from "../errors.ts";
import { checkFields, parseObject } from "../fields.ts";
import { statusWords } from "../words.ts";
import { parseScenario } from "./scenario.ts";

const arming = Compile(Type.Object({ scenario: Type.String({ maxLength: 100 }) }));

/** POST /session/{id}/sandbox/arm/: whoever holds the session's token gives it a scenario before it is begun. */
export async function armSandbox(
  ports: Ports,
  { id, token, body }: { readonly id: string; readonly token: string; readonly body: Uint8Array },
): Promise<Answer> {
  const { scenario } = checkFields(arming, parseObject(body));
  const session = await findSessionByToken(ports, token);
  const integration = session && (await ports.integrations.find(session.integrationId));
  if (!integration || session.id !== id.toLowerCase() || session.state === "deleted")
    throw refuse(404, "Not found.");
  if (integration.environment !== "test")
    throw refuseFields({ scenario: ["Only sandbox applications take a scenario."] });
  await armSession(ports, integration, session.id, parseScenario(scenario));
  return { status: 200, body: { session_id: session.id, scenario, status: statusWords[session.state] } };
}
