import { mediaOfAttempt } from "#core/attempt/media-of-attempt.ts";
import type { CheckReason } from "#core/check/reason.ts";
import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Stores } from "#core/ports.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import { asksOfSettings, asksOfWorkflow, type CaptureAsks } from "./asks.ts";
import { type Capture, newCapture } from "./capture.ts";
import { definitionOfSession } from "#core/workflow/definition-of-session.ts";
import { type LinkState, linkStateOf } from "./link-state.ts";
import { type CaptureStep, planCapture } from "./plan.ts";

/** All that the page shows of a session. */
export interface CaptureView {
  readonly session: Session;
  readonly integration: Integration;
  readonly capture: Capture;
  readonly state: LinkState;
  /** None unless open. */
  readonly steps: readonly CaptureStep[];
  /** Why the attempt before this one was sent back; undefined at the first. */
  readonly retake: readonly CheckReason[] | undefined;
}

type Needs = Pick<Stores, "captures" | "attempts" | "media" | "uploads" | "decisions" | "workflows">;

/** A session and its integration. Throws "session-not-found". */
export async function findCaptured(
  ports: Pick<Ports, "sessions" | "integrations">,
  id: SessionId,
): Promise<Pick<CaptureView, "session" | "integration">> {
  const session = await ports.sessions.find(id);
  const integration = session && (await ports.integrations.find(session.integrationId));
  if (!integration) throw new CoreError("session-not-found", `no session ${id}`);
  return { session, integration };
}

/** What the page shows. Throws "session-not-found". */
export async function readCapture(
  ports: Needs & Pick<Ports, "sessions" | "integrations" | "now">,
  id: SessionId,
): Promise<CaptureView> {
  const { session, integration } = await findCaptured(ports, id);
  return viewCapture(ports, session, integration);
}

/** The same for a session that was just read, perhaps within a transaction. */
export async function viewCapture(
  ports: Needs & Pick<Ports, "now">,
  session: Session,
  integration: Integration,
): Promise<CaptureView> {
  const state = linkStateOf(session, ports.now(integration));
  const capture = (await ports.captures.find(session.id)) ?? newCapture;
  const base = { session, integration, capture, state };
  if (state !== "open") return { ...base, steps: [], retake: undefined };
  const [asks, media, uploads, retake] = await Promise.all([
    asksOf(ports, session, integration),
    mediaOfAttempt(ports, session.attemptId),
    ports.uploads.listByAttempt(session.attemptId),
    retakeReasons(ports, session),
  ]);
  const steps = planCapture({ session, asks, capture, media, uploads });
  return { ...base, steps, retake };
}

async function asksOf(
  ports: Pick<Stores, "workflows">,
  session: Session,
  { settings }: Integration,
): Promise<CaptureAsks> {
  if (!session.workflow) return asksOfSettings(settings);
  return asksOfWorkflow(await definitionOfSession(ports, session), settings);
}

async function retakeReasons(
  { decisions }: Pick<Stores, "decisions">,
  session: Session,
): Promise<CaptureView["retake"]> {
  if (session.attemptNumber === 1) return undefined;
  const newestFirst = await decisions.listBySession(session.id);
  return newestFirst.find(({ outcome }) => outcome === "resubmission-requested")?.reasons ?? [];
}
