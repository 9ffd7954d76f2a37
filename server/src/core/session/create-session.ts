import type { AttemptId } from "#core/attempt/attempt.ts";
import { recordEvent } from "#core/event/record-event.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import { requireScenario } from "#core/sandbox/scenario.ts";
import { type CreatedSession, lifetimeMsOf, type SessionBase, type SessionId } from "./session.ts";

/** What a customer says when he asks for a session. */
export interface NewSession
  extends Pick<
      SessionBase,
      | "dialect"
      | "externalReference"
      | "callbackUrl"
      | "language"
      | "expectedPerson"
      | "expectedDocument"
      | "dialectData"
    >,
    Partial<Pick<SessionBase, "workflow" | "parentId" | "sandboxScenario">> {
  /** Chosen by the customer; must be fresh. Made here when undefined. */
  readonly id?: SessionId | undefined;
  /** Where the dialect has a token of its own. */
  readonly shortToken?: string | undefined;
  /** How long the person may take; the workflow's own time, where it names one. */
  readonly lifetimeSeconds?: number | undefined;
}

/** Opens a session with its first attempt. */
export async function createSession(
  ports: Pick<Ports, "transaction" | "sessionNumbers" | "envelopes" | "now" | "newId">,
  integration: Integration,
  input: NewSession,
): Promise<CreatedSession> {
  const number = await ports.sessionNumbers.next(integration.id);
  return ports.transaction((tx) => createWithin(ports, tx, integration, { ...input, number }));
}

/** The same as a part of a larger transaction; its number was taken before that began. */
export async function createWithin(
  ports: Pick<Ports, "envelopes" | "now" | "newId">,
  tx: Transaction,
  integration: Integration,
  input: NewSession & Pick<SessionBase, "number">,
): Promise<CreatedSession> {
  const created = newSession(ports, integration, input);
  const { id: sessionId, attemptId: id, createdAt: at } = created;
  // In this order, but without waiting for each other's answers.
  await Promise.all([
    tx.sessions.insert(created),
    tx.attempts.insert({ id, sessionId, number: 1, state: "created", createdAt: at }),
    recordEvent(ports, tx, { ...created, eventCount: 0 }, { type: "session-created", at }),
  ]);
  return created;
}

function newSession(
  ports: Pick<Ports, "envelopes" | "now" | "newId">,
  integration: Integration,
  input: NewSession & Pick<SessionBase, "number">,
): CreatedSession {
  if (input.sandboxScenario !== undefined) requireScenario(integration, input.sandboxScenario);
  const at = ports.now(integration);
  return {
    id: input.id ?? (ports.newId() as SessionId),
    integrationId: integration.id,
    number: input.number,
    dialect: input.dialect,
    personId: ports.newId(),
    attemptId: ports.newId() as AttemptId,
    attemptNumber: 1,
    eventCount: 1,
    createdAt: at,
    expiresAt: new Date(at.getTime() + lifetimeMsOf(input)),
    wrappedKey: ports.envelopes.create().wrappedKey,
    externalReference: input.externalReference,
    callbackUrl: input.callbackUrl ?? integration.callbackUrl,
    language: input.language,
    expectedPerson: input.expectedPerson,
    expectedDocument: input.expectedDocument,
    ipAddress: undefined,
    dialectData: input.dialectData,
    workflow: input.workflow,
    parentId: input.parentId,
    sandboxScenario: input.sandboxScenario,
    shortToken: input.shortToken,
    state: "created",
  };
}
