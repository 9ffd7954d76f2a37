import type { LivenessAnswer } from "../../../../server/src/api/capture/contract.ts";
import { type Edge, eventOfError } from "./run-effect.ts";

/** Hands in a burst. What fails is looked at by a person, and the page goes on without saying why. */
export function answerChallenge(
  { client, send }: Pick<Edge, "client" | "send">,
  challengeId: string,
  frames: LivenessAnswer["frames"],
): void {
  client.answer(challengeId, { frames }).then(
    ({ verdict, challengesLeft }) =>
      send(
        verdict === "undetermined"
          ? { type: "moves-failed", triesLeft: challengesLeft }
          : { type: "moves-passed" },
      ),
    (error: unknown) => send(eventOfError(error)),
  );
}
