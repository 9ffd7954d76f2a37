import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import { lockSession } from "#core/session/get-session.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import { type Capture, holderOf } from "./capture.ts";
import type { ProgressNeeds } from "#core/workflow/session-progress.ts";
import { type CaptureView, findCaptured, findProgress, viewCapture } from "./read-capture.ts";
import { CaptureError } from "./capture-error.ts";

export type ChangeNeeds = ProgressNeeds & Pick<Ports, "integrations" | "transaction" | "newId">;

/** Who changes what: a session and the device in the person's hand. */
export interface CaptureActor {
  readonly sessionId: SessionId;
  readonly deviceId: string;
  readonly ipAddress: string | undefined;
  readonly userAgent: string;
}

/** What a change sees, and the transaction that it is part of. */
export interface CaptureChange {
  readonly view: CaptureView;
  readonly tx: Transaction;
  readonly integration: Integration;
}

/**
 * Changes an open session's capture with nobody between; answers what came of it. Throws session-not-found, session-expired,
 * session-closed, and what the change throws.
 */
export async function changeCapture(
  ports: ChangeNeeds,
  { sessionId }: Pick<CaptureActor, "sessionId">,
  change: (subject: CaptureChange) => Capture | Promise<Capture>,
): Promise<CaptureView> {
  const found = await findCaptured(ports, sessionId);
  const progress = await findProgress(ports, found);
  const { integration } = found;
  return ports.transaction(async (tx) => {
    const session = await lockSession(tx, integration, sessionId);
    const view = await viewCapture({ ...tx, now: ports.now }, { session, integration, progress });
    requireOpen(view);
    await tx.captures.save(sessionId, await change({ view, tx, integration }));
    const after = { session: await reread(tx, session), integration, progress };
    return viewCapture({ ...tx, now: ports.now }, after);
  });
}

async function reread(tx: Transaction, session: Session): Promise<Session> {
  return (await tx.sessions.find(session.id)) ?? session;
}

/** Throws unless something may still be handed in. */
export function requireOpen({ state, session }: Pick<CaptureView, "state" | "session">): void {
  if (state === "open") return;
  if (state === "expired") throw new CaptureError("session-expired", "the time is over");
  throw new CoreError("session-closed", `the session is ${session.state}`);
}

/** Throws where another device holds the session. A session that nobody holds is open to all who have the link. */
export function requireHolder({ capture }: Pick<CaptureView, "capture">, deviceId: string): void {
  const holder = holderOf(capture);
  if (holder && holder.id !== deviceId)
    throw new CaptureError("used-elsewhere", "another device holds the session");
}
