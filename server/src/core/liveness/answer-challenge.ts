import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Media } from "#core/media/media.ts";
import type { Ports } from "#core/ports.ts";
import { getSession } from "#core/session/get-session.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import { isOpen } from "#core/session/transitions.ts";
import { burstLimits } from "./burst-limits.ts";
import type { BurstFrame, LivenessBurst } from "./burst.ts";
import type { ChallengeId } from "./challenge.ts";
import type { LivenessRound } from "./liveness-round.ts";
import { measureBurst } from "./measure-burst.ts";
import { type BurstVerdict, verifyBurst } from "./verify-burst.ts";

/** The pictures that answer a challenge, uploaded before with the role liveness-frame. */
export interface ChallengeAnswer {
  readonly challengeId: ChallengeId;
  readonly frames: readonly BurstFrame[];
}

/** What an answer takes. */
export type AnswerChallengeNeeds = Pick<
  Ports,
  "sessions" | "media" | "livenessRounds" | "engines" | "blobs" | "envelopes" | "now"
>;

/**
 * Keeps the answer to a challenge and judges it at once. A challenge is answered once. Throws session-not-found,
 * session-closed, media-not-found, input-invalid when the challenge is not this attempt's, is over or was answered.
 */
export async function answerChallenge(
  ports: AnswerChallengeNeeds,
  integration: Integration,
  sessionId: SessionId,
  { challengeId, frames }: ChallengeAnswer,
): Promise<BurstVerdict> {
  const session = await getSession(ports, integration, sessionId);
  if (!isOpen(session)) throw new CoreError("session-closed", `the session is ${session.state}`);
  const round = requireOpenRound(await ports.livenessRounds.find(challengeId), session, ports.now());
  const media = await requireFrames(ports, session, frames);
  const answeredAfterMs = ports.now().getTime() - round.challenge.issuedAt.getTime();
  const burst: LivenessBurst = { challengeId, frames, answeredAfterMs };
  if (!(await ports.livenessRounds.saveBurst(burst)))
    throw new CoreError("input-invalid", "the challenge was answered before");
  const selfie = media.findLast((file) => file.kind === "image" && file.role === "face");
  const subject = { round: { ...round, burst }, media, selfie, wrappedKey: session.wrappedKey };
  return verifyBurst((await measureBurst(ports, subject)).value);
}

function requireOpenRound(round: LivenessRound | undefined, session: Session, now: Date): LivenessRound {
  const isOurs = round?.attemptId === session.attemptId;
  if (!round || !isOurs) throw new CoreError("input-invalid", "the challenge is not of this attempt");
  if (round.burst) throw new CoreError("input-invalid", "the challenge was answered before");
  if (round.challenge.expiresAt < now) throw new CoreError("input-invalid", "the challenge is over");
  return round;
}

async function requireFrames(
  ports: AnswerChallengeNeeds,
  session: Session,
  frames: readonly BurstFrame[],
): Promise<readonly Media[]> {
  const media = await ports.media.listByAttempt(session.attemptId);
  const isFrame = ({ mediaId }: BurstFrame) =>
    media.some((file) => file.id === mediaId && file.kind === "image" && file.role === "liveness-frame");
  if (frames.length > burstLimits.mostFrames) throw new CoreError("input-invalid", "too many pictures");
  if (!frames.every(isFrame)) throw new CoreError("media-not-found", "a picture is not of this attempt");
  return media;
}
