import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import { createWithin, type NewSession } from "./create-session.ts";
import type { Session } from "./session.ts";

type Needs = Pick<Ports, "sessions" | "transaction" | "sessionNumbers" | "envelopes" | "now" | "newId">;

/** A session that is to be the only unfinished one of its external reference. */
export type ResumableSession = NewSession & { readonly externalReference: string };

/**
 * The unfinished session of the same reference, dialect and version of a workflow, with the callback and the dialect's
 * data that are given now; a new one where there is none. Who asks at the same time gets the same session.
 */
export async function resumeOrCreateSession(
  ports: Needs,
  integration: Integration,
  input: ResumableSession,
): Promise<Session> {
  const { externalReference } = input;
  const isKnown = (await ports.sessions.lockByReference(integration.id, externalReference)).some((session) =>
    isSame(session, input),
  );
  // Not taken within the transaction, so that none waits for a second connection while it holds one.
  const number = isKnown ? undefined : await ports.sessionNumbers.next(integration.id);
  const resumed = await ports.transaction(async (tx) => {
    const found = await resumeWithin(tx, integration, input);
    return (
      found ?? (number === undefined ? undefined : createWithin(ports, tx, integration, { ...input, number }))
    );
  });
  // It was finished between the two looks.
  return resumed ?? resumeOrCreateSession(ports, integration, input);
}

function isSame(session: Session, { dialect, workflow }: NewSession): boolean {
  return (
    session.dialect === dialect &&
    session.workflow?.id === workflow?.id &&
    session.workflow?.version === workflow?.version
  );
}

async function resumeWithin(
  tx: Transaction,
  integration: Integration,
  input: ResumableSession,
): Promise<Session | undefined> {
  const unfinished = await tx.sessions.lockByReference(integration.id, input.externalReference);
  const match = unfinished.find((session) => isSame(session, input));
  const current = match && (await tx.sessions.lock(match.id));
  // Its own lock may have waited for who finished it.
  if (!current || "decisionId" in current !== "decisionId" in match) return undefined;
  const callbackUrl = input.callbackUrl ?? integration.callbackUrl;
  const resumed: Session = {
    ...current,
    callbackUrl,
    dialectData: { ...current.dialectData, ...input.dialectData },
  };
  await tx.sessions.save(resumed);
  return resumed;
}
