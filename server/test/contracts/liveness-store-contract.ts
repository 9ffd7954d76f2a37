import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { AttemptId } from "#core/attempt/attempt.ts";
import type { LivenessBurst } from "#core/liveness/burst.ts";
import type { ChallengeId } from "#core/liveness/challenge.ts";
import type { LivenessRound } from "#core/liveness/liveness-round.ts";
import type { MediaId } from "#core/media/media.ts";
import type { CreatedSession } from "#core/session/session.ts";
import { keepSession, later, newSession, someTime } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

function newRound({ id, attemptId }: CreatedSession): LivenessRound {
  const challenge = {
    id: randomUUID() as ChallengeId,
    moves: ["look-left", "blink", "look-up"] as const,
    isAccessible: false,
    issuedAt: someTime,
    expiresAt: later(180_000),
  };
  return { challenge, sessionId: id, attemptId, burst: null };
}

/** What every store of liveness challenges must do. */
export function livenessStoreContract(open: OpenStorage): void {
  describe("a store of liveness challenges", () => {
    test("lists an attempt's challenges, newest first, and finds one", async () => {
      await using storage = await open();
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const { livenessRounds } = storage.stores;
      const rounds = [newRound(session), newRound(session)];
      for (const round of rounds) await livenessRounds.insert(round);
      expect(await livenessRounds.listByAttempt(session.attemptId)).toEqual(rounds.toReversed());
      expect(await livenessRounds.find(rounds[0]?.challenge.id ?? ("" as ChallengeId))).toEqual(rounds[0]);
      expect(await livenessRounds.listByAttempt(randomUUID() as AttemptId)).toEqual([]);
      expect(await livenessRounds.find("nothing" as ChallengeId)).toBeUndefined();
    });

    test("keeps the first answer to a challenge only", async () => {
      await using storage = await open();
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const { livenessRounds } = storage.stores;
      const round = newRound(session);
      await livenessRounds.insert(round);
      const frames = [{ mediaId: randomUUID() as MediaId, atMs: 0 }];
      const burst: LivenessBurst = { challengeId: round.challenge.id, frames, answeredAfterMs: 7000 };
      expect(await livenessRounds.saveBurst(burst)).toBe(true);
      expect(await livenessRounds.saveBurst({ ...burst, frames: [] })).toBe(false);
      expect(await livenessRounds.find(burst.challengeId)).toEqual({ ...round, burst });
    });

    test("removes a session's challenges, and no other's", async () => {
      await using storage = await open();
      const one = await keepSession(storage.stores, newSession(storage.envelopes));
      const other = await keepSession(storage.stores, newSession(storage.envelopes));
      const { livenessRounds } = storage.stores;
      for (const session of [one, other]) await livenessRounds.insert(newRound(session));
      await livenessRounds.removeBySession(one.id);
      expect(await livenessRounds.listByAttempt(one.attemptId)).toEqual([]);
      expect(await livenessRounds.listByAttempt(other.attemptId)).toHaveLength(1);
    });
  });
}
