import type { AttemptId } from "#core/attempt/attempt.ts";
import type { LivenessBurst } from "#core/liveness/burst.ts";
import type { ChallengeId, LivenessMove } from "#core/liveness/challenge.ts";
import type { LivenessRound, LivenessStore } from "#core/liveness/liveness-round.ts";
import type { SessionId } from "#core/session/session.ts";
import { isUuid, lookup, type Queryable, run, statement } from "./sql.ts";

interface RoundRow {
  id: string;
  session_id: string;
  attempt_id: string;
  moves: LivenessMove[];
  is_accessible: boolean;
  issued_at: Date;
  expires_at: Date;
  burst: Omit<LivenessBurst, "challengeId"> | null;
}

const columns = `liveness_challenges.id, liveness_challenges.session_id, liveness_challenges.attempt_id,
  liveness_challenges.moves, liveness_challenges.is_accessible, liveness_challenges.issued_at,
  liveness_challenges.expires_at, liveness_challenges.burst`;

const insertRound = statement(
  "liveness-insert",
  `insert into liveness_challenges (id, session_id, attempt_id, moves, is_accessible, issued_at, expires_at, burst)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const findRound = lookup(
  "liveness-find",
  `select ${columns} from liveness_challenges where liveness_challenges.id = $1`,
);
const listByAttempt = lookup(
  "liveness-by-attempt",
  `select ${columns} from liveness_challenges where liveness_challenges.attempt_id = $1
   order by liveness_challenges.position desc`,
);
const saveBurst = statement(
  "liveness-save-burst",
  `update liveness_challenges set burst = $2
   where liveness_challenges.id = $1 and liveness_challenges.burst is null returning liveness_challenges.id`,
);
const removeRounds = statement(
  "liveness-remove",
  "delete from liveness_challenges where liveness_challenges.session_id = $1",
);

/** Liveness challenges in PostgreSQL. */
export function createLivenessStore(db: Queryable): LivenessStore {
  return {
    insert: async ({ challenge, sessionId, attemptId, burst }) => {
      const { id, moves, isAccessible, issuedAt, expiresAt } = challenge;
      const values = [id, sessionId, attemptId, moves, isAccessible, issuedAt, expiresAt];
      await run(db, insertRound, [...values, burst && toJson(burst)]);
    },
    find: async (id) => {
      const [row] = isUuid(id) ? await run<RoundRow>(db, findRound, [id]) : [];
      return row && toRound(row);
    },
    listByAttempt: async (attemptId) =>
      isUuid(attemptId) ? (await run<RoundRow>(db, listByAttempt, [attemptId])).map(toRound) : [],
    saveBurst: async (burst) => (await run(db, saveBurst, [burst.challengeId, toJson(burst)])).length > 0,
    removeBySession: async (sessionId) => {
      await run(db, removeRounds, [sessionId]);
    },
  };
}

function toJson({ frames, answeredAfterMs }: LivenessBurst): string {
  return JSON.stringify({ frames, answeredAfterMs });
}

function toRound(row: RoundRow): LivenessRound {
  const id = row.id as ChallengeId;
  return {
    challenge: {
      id,
      moves: row.moves,
      isAccessible: row.is_accessible,
      issuedAt: row.issued_at,
      expiresAt: row.expires_at,
    },
    sessionId: row.session_id as SessionId,
    attemptId: row.attempt_id as AttemptId,
    burst: row.burst && { challengeId: id, ...row.burst },
  };
}
