import { type NewDecision, recordDecision } from "#core/decision/record-decision.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import type { TestServer } from "./server.ts";
import { picture, type VeriffCustomer } from "./veriff-customer.ts";

let selfie: Promise<Uint8Array> | undefined;

/** A session with a picture, handed in. */
export async function submitted({ client }: VeriffCustomer, verification: object = {}): Promise<string> {
  const id = await client.createId(verification);
  await client.upload(id, "face", await (selfie ??= picture()));
  const answer = await client.submit(id);
  if (answer.status !== 200)
    throw new Error(`not submitted: ${answer.status} ${JSON.stringify(answer.json)}`);
  return id;
}

/** Concludes a session as the checks would. */
export async function conclude(
  server: TestServer,
  id: string,
  decision: Partial<NewDecision>,
): Promise<void> {
  await server.ports.transaction(async (tx) => {
    const session = await tx.sessions.lock(id as SessionId);
    const integration = session && (await tx.integrations.find(session.integrationId));
    if (!integration) throw new Error(`no session ${id}`);
    const input: NewDecision = { outcome: "approved", decidedBy: "policy", reasons: [], ...decision };
    await recordDecision(server.ports, tx, { session, integration }, input);
  });
}

/** What the product keeps of a session. */
export async function storedSession({ ports }: TestServer, id: string): Promise<Session> {
  const session = await ports.sessions.find(id as SessionId);
  if (!session) throw new Error(`no session ${id}`);
  return session;
}
