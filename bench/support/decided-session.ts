import type { AdminPorts } from "../../server/src/app.ts";
import { recordDecision } from "../../server/src/core/decision/record-decision.ts";
import { recordEvent } from "../../server/src/core/event/record-event.ts";
import type { Integration } from "../../server/src/core/integration/integration.ts";
import type { Transaction } from "../../server/src/core/ports.ts";
import { createSession } from "../../server/src/core/session/create-session.ts";
import type { Session } from "../../server/src/core/session/session.ts";
import { start, submit } from "../../server/src/core/session/transitions.ts";

const person = {
  firstName: "Anna Maria",
  lastName: "Eriksson",
  dateOfBirth: "1974-08-12",
  gender: "female",
  nationality: "UT",
} as const;
const document = { type: "passport", number: "L898902C3", country: "UT", validUntil: "2031-04-15" } as const;

/** A session that went all the way to its approval, by the core's own rules; only the pictures are left out. */
export async function makeDecidedSession(
  ports: AdminPorts,
  integration: Integration,
  within: AdminPorts["transaction"] = ports.transaction,
): Promise<Session["id"]> {
  const created = await createSession({ ...ports, transaction: within }, integration, {
    dialect: "veriff",
    externalReference: ports.newId(),
    callbackUrl: "https://shop.example/done",
    language: "en",
    expectedPerson: { firstName: person.firstName, lastName: person.lastName },
    expectedDocument: {},
    dialectData: {},
  });
  await within((tx) => decide(ports, tx, { session: created, integration }));
  return created.id;
}

async function decide(
  ports: AdminPorts,
  tx: Transaction,
  { session: created, integration }: { readonly session: Session; readonly integration: Integration },
): Promise<void> {
  const at = ports.now(integration);
  const started = await recordEvent(ports, tx, start(created, at), { type: "session-started", at });
  const handedIn = submit(started.session, at);
  const { session } = await recordEvent(ports, tx, handedIn, { type: "session-submitted", at });
  const conclusion = { outcome: "approved", decidedBy: "policy", reasons: [], person, document } as const;
  await recordDecision(ports, tx, { session, integration }, conclusion);
}
