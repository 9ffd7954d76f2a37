import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import { lockSession } from "#core/session/get-session.ts";
import type { SessionId, StartedSession } from "#core/session/session.ts";
import { startWithin } from "#core/session/start-session.ts";
import { isOpen } from "#core/session/transitions.ts";
import type { JsonObject } from "#lib/json.ts";
import type { FeatureNode, NodeId } from "./definition.ts";
import { definitionOfSession } from "./definition-of-session.ts";
import type { Step } from "./step.ts";

/** A step that nobody else changes until the transaction ends. */
export interface LockedStep {
  readonly session: StartedSession;
  readonly id: NodeId;
  readonly node: FeatureNode;
  /** Undefined before the person gave anything. */
  readonly step: Step | undefined;
}

/** Locks a session at one of its steps and starts it, for the person is there. Throws "step-refused". */
export async function lockStep(
  ports: Pick<Ports, "workflows" | "now" | "newId">,
  tx: Transaction,
  integration: Integration,
  { sessionId, node: id }: { readonly sessionId: SessionId; readonly node: NodeId },
): Promise<LockedStep> {
  const found = await lockSession(tx, integration, sessionId);
  if (!isOpen(found)) throw new CoreError("session-closed", `the session is ${found.state}`);
  const node = (await definitionOfSession(ports, found)).nodes[id];
  if (node?.type !== "feature") throw new CoreError("step-refused", `there is no step ${id}`);
  const session = found.state === "started" ? found : await startWithin(ports, tx, integration, found);
  return { session, id, node, step: await tx.steps.find(session.attemptId, id) };
}

/** Keeps what the person gave. */
export async function saveStep(
  tx: Pick<Transaction, "steps">,
  { session, id }: LockedStep,
  { data, isDone, now }: { readonly data: JsonObject; readonly isDone: boolean; readonly now: Date },
): Promise<void> {
  const { id: sessionId, attemptId } = session;
  await tx.steps.save({ sessionId, attemptId, node: id, isDone, data, updatedAt: now });
}
