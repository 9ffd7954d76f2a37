import type { Media } from "#core/media/media.ts";
import type { Ports } from "#core/ports.ts";
import type { AttemptId } from "./attempt.ts";

/** What an attempt is judged by: what was handed in for it, after what it keeps of the attempt before. */
export async function mediaOfAttempt(
  ports: Pick<Ports, "attempts" | "media">,
  id: AttemptId,
): Promise<readonly Media[]> {
  const [attempt, own] = await Promise.all([ports.attempts.find(id), ports.media.listByAttempt(id)]);
  const kept = attempt?.keptMedia ?? [];
  if (!attempt || kept.length === 0) return own;
  const all = await ports.media.listBySession(attempt.sessionId);
  return [...all.filter((file) => kept.includes(file.id)), ...own];
}
