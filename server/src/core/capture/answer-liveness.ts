import { CoreError } from "#core/errors.ts";
import { type AnswerChallengeNeeds, answerChallenge } from "#core/liveness/answer-challenge.ts";
import type { BurstFrame } from "#core/liveness/burst.ts";
import type { ChallengeId } from "#core/liveness/challenge.ts";
import { type IssuedChallenge, issueChallenge, mostChallenges } from "#core/liveness/issue-challenge.ts";
import type { BurstVerdict } from "#core/liveness/verify-burst.ts";
import type { Ports } from "#core/ports.ts";
import {
  type CaptureActor,
  type ChangeNeeds,
  changeCapture,
  requireHolder,
  requireOpen,
} from "./change-capture.ts";
import { CaptureError } from "./capture-error.ts";
import { type CaptureView, type ReadNeeds, readCapture } from "./read-capture.ts";
import type { UploadId } from "./upload.ts";

/** What a page says of one picture of a burst. */
export interface UploadedFrame {
  readonly uploadId: UploadId;
  /** Since the first one, by the device's clock. */
  readonly atMs: number;
}

/** What came of an answer. */
export interface LivenessOutcome extends BurstVerdict {
  readonly challengesLeft: number;
}

/** Draws a challenge for the liveness step. Throws used-elsewhere, session-*, and too-many when all are used up. */
export async function askForLiveness(
  ports: ChangeNeeds & ReadNeeds & Pick<Ports, "livenessRounds" | "sha256">,
  actor: CaptureActor,
  options: { readonly isAccessible: boolean },
): Promise<IssuedChallenge> {
  const view = await openView(ports, actor);
  const before = await ports.livenessRounds.listByAttempt(view.session.attemptId);
  if (before.length >= mostChallenges) throw new CaptureError("too-many", "all challenges are used up");
  return issueChallenge(ports, view.integration, actor.sessionId, options);
}

/** Judges a burst. The step is done once it cannot become better. Throws used-elsewhere, session-* and input-invalid. */
export async function answerLiveness(
  ports: ChangeNeeds & ReadNeeds & AnswerChallengeNeeds,
  actor: CaptureActor,
  answer: { readonly challengeId: ChallengeId; readonly frames: readonly UploadedFrame[] },
): Promise<LivenessOutcome> {
  const view = await openView(ports, actor);
  const frames = await framesOf(ports, view, answer.frames);
  const { challengeId } = answer;
  const verdict = await answerChallenge(ports, view.integration, actor.sessionId, { challengeId, frames });
  const rounds = await ports.livenessRounds.listByAttempt(view.session.attemptId);
  const challengesLeft = Math.max(0, mostChallenges - rounds.length);
  const isDone = verdict.verdict !== "undetermined" || challengesLeft === 0;
  if (isDone)
    await changeCapture(ports, actor, ({ view: { capture, session } }) => ({
      ...capture,
      livenessDoneIn: session.attemptId,
    }));
  return { ...verdict, challengesLeft };
}

async function openView(ports: ReadNeeds, actor: CaptureActor): Promise<CaptureView> {
  const view = await readCapture(ports, actor.sessionId);
  requireOpen(view);
  requireHolder(view, actor.deviceId);
  return view;
}

async function framesOf(
  ports: Pick<Ports, "uploads">,
  { session }: CaptureView,
  frames: readonly UploadedFrame[],
): Promise<readonly BurstFrame[]> {
  const uploads = await ports.uploads.listByAttempt(session.attemptId);
  const mediaOf = new Map(uploads.map(({ id, result }) => [id, result?.mediaId]));
  return frames.map(({ uploadId, atMs }) => {
    const mediaId = mediaOf.get(uploadId);
    if (!mediaId) throw new CoreError("input-invalid", "a picture did not arrive");
    return { mediaId, atMs };
  });
}
