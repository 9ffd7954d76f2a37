import { answerLiveness, askForLiveness } from "#core/capture/answer-liveness.ts";
import type { UploadId } from "#core/capture/upload.ts";
import type { ChallengeId } from "#core/liveness/challenge.ts";
import type { CaptureCall } from "./call.ts";
import type { LivenessChallenge, LivenessVerdict } from "./contract.ts";
import { parseLivenessAnswer, parseLivenessRequest, pathId } from "./parse.ts";

/** POST /liveness: what to do before the camera, chosen here. */
export async function postLiveness({ ports, actor, request }: CaptureCall): Promise<LivenessChallenge> {
  const { challenge, challengesLeft } = await askForLiveness(ports, actor, parseLivenessRequest(request));
  const { id, moves, isAccessible, expiresAt } = challenge;
  return { id, moves: [...moves], isAccessible, expiresAt: expiresAt.toISOString(), challengesLeft };
}

/** POST /liveness/{id}/answer: which uploads show it, and when each was taken. */
export async function postLivenessAnswer({ ports, actor, request }: CaptureCall): Promise<LivenessVerdict> {
  const frames = parseLivenessAnswer(request).frames.map(({ uploadId, atMs }) => ({
    uploadId: uploadId as UploadId,
    atMs,
  }));
  const challengeId = pathId(request) as ChallengeId;
  const { verdict, faults, challengesLeft } = await answerLiveness(ports, actor, { challengeId, frames });
  // Why it failed would teach an attacker.
  return { verdict, faults: verdict === "fail" ? [] : [...faults], challengesLeft };
}
