import { mediaOfAttempt } from "#core/attempt/media-of-attempt.ts";
import type { CheckReason } from "#core/check/reason.ts";
import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Stores } from "#core/ports.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import { asksOfSettings, asksOfSteps, type CaptureAsks } from "./asks.ts";
import { type Capture, newCapture } from "./capture.ts";
import { type Progress, type ProgressNeeds, progressOfSession } from "#core/workflow/session-progress.ts";
import { type LinkState, linkStateOf } from "./link-state.ts";
import type { CaptureStep } from "./capture-step.ts";
import { planCapture } from "./plan.ts";

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

type Needs = Pick<Stores, "captures" | "attempts" | "media" | "uploads" | "decisions">;

/** What it takes to find out where a person stands. */
export type ReadNeeds = Needs & ProgressNeeds & Pick<Ports, "integrations">;

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
export async function readCapture(ports: ReadNeeds, id: SessionId): Promise<CaptureView> {
  const found = await findCaptured(ports, id);
  return viewCapture(ports, { ...found, progress: await findProgress(ports, found) });
}

/** A session, and how far it has come on its workflow; undefined for one that follows none. */
export interface CaptureSubject extends Pick<CaptureView, "session" | "integration"> {
  readonly progress: Progress | undefined;
}

/** May measure pictures: never to be asked within a transaction. */
export async function findProgress(
  ports: ProgressNeeds,
  { session, integration }: Pick<CaptureView, "session" | "integration">,
): Promise<Progress | undefined> {
  const isOpen = linkStateOf(session, ports.now(integration)) === "open";
  return session.workflow && isOpen ? progressOfSession(ports, integration, session) : undefined;
}

/** The same for a session that was just read, perhaps within a transaction. */
export async function viewCapture(
  ports: Needs & Pick<Ports, "now">,
  { session, integration, progress }: CaptureSubject,
): Promise<CaptureView> {
  const state = linkStateOf(session, ports.now(integration));
  const capture = (await ports.captures.find(session.id)) ?? newCapture;
  const base = { session, integration, capture, state };
  if (state !== "open") return { ...base, steps: [], retake: undefined };
  const asks = asksOf(progress, integration);
  const [media, uploads, retake] = await Promise.all([
    mediaOfAttempt(ports, session.attemptId),
    ports.uploads.listByAttempt(session.attemptId),
    retakeReasons(ports, session),
  ]);
  const steps = planCapture({ session, asks, capture, media, uploads });
  return { ...base, steps, retake };
}

function asksOf(progress: Progress | undefined, { settings }: Integration): CaptureAsks {
  return progress ? asksOfSteps(progress.steps, settings) : asksOfSettings(settings);
}

async function retakeReasons(
  { decisions }: Pick<Stores, "decisions">,
  session: Session,
): Promise<CaptureView["retake"]> {
  if (session.attemptNumber === 1) return undefined;
  const newestFirst = await decisions.listBySession(session.id);
  return newestFirst.find(({ outcome }) => outcome === "resubmission-requested")?.reasons ?? [];
}
