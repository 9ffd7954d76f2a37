import type { Attempt } from "#core/attempt/attempt.ts";
import { CoreError } from "#core/errors.ts";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import { assess } from "./assess.ts";
import { runWorkflow } from "#core/workflow/run-workflow.ts";
import type { Assessment } from "./assessment.ts";
import type { Evidence } from "./evidence.ts";

/** One attempt judged again from what is stored. */
export interface Replay {
  readonly attemptId: Attempt["id"];
  readonly stored: Assessment;
  readonly replayed: Assessment;
  /** Whether both are the same to the byte. */
  readonly isIdentical: boolean;
}

/** Judges every attempt of a session again from its evidence, without running a model. Newest first. */
export async function replaySession(
  ports: Pick<Ports, "sessions" | "attempts" | "decisions">,
  id: SessionId,
): Promise<readonly Replay[]> {
  const session = await ports.sessions.find(id);
  if (!session || session.state === "deleted") throw new CoreError("session-not-found", `no session ${id}`);
  const replays: Replay[] = [];
  for (const attempt of await ports.attempts.listBySession(id)) {
    const evidence = await ports.decisions.findEvidence(attempt.id);
    if (!evidence) continue;
    const { assessment: stored, run } = evidence;
    const replayed = judgeAgain(evidence);
    const isIdentical = JSON.stringify({ assessment: stored, run }) === JSON.stringify(replayed);
    replays.push({ attemptId: attempt.id, stored, replayed: replayed.assessment, isIdentical });
  }
  return replays;
}

/** Evidence of before there were workflows has no graph. */
function judgeAgain({ findings, policy, graph }: Evidence): Pick<Evidence, "assessment" | "run"> {
  if (!graph) return { assessment: assess(findings, policy) };
  const { assessment, run } = runWorkflow(findings, policy, graph);
  return { assessment, run };
}
