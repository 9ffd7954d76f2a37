import type { Attempt, AttemptId } from "#core/attempt/attempt.ts";
import type { Decision } from "#core/decision/decision.ts";
import type { Media, MediaRole } from "#core/media/media.ts";
import { mediaOfAttempt } from "#core/attempt/media-of-attempt.ts";
import type { Transaction } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import type { WorkflowDefinition } from "./definition.ts";
import { definitionOfSession } from "./definition-of-session.ts";
import type { Feature } from "./feature.ts";

/** Which files a step that is done again gives anew. */
const rolesOf: Readonly<Partial<Record<Feature, readonly MediaRole[]>>> = {
  "id-verification": ["document-front", "document-back"],
  liveness: ["face", "liveness-frame"],
  "face-match": ["face"],
  "age-estimation": ["face"],
  "proof-of-address": ["address-proof"],
};

/**
 * What the next attempt keeps of the one before where only some steps are done again: the files and answers of the others.
 * A portrait is the customer's and is always kept.
 */
export async function keepOfAttempt(
  tx: Pick<Transaction, "attempts" | "media" | "steps" | "workflows">,
  session: Session,
  { decision, nextId }: { readonly decision: Decision; readonly nextId: AttemptId },
): Promise<Pick<Attempt, "keptMedia">> {
  const media = await mediaOfAttempt(tx, decision.attemptId);
  const { nodes } = decision;
  if (!nodes) return kept(media.filter(({ role }) => role === "portrait"));
  const graph = await definitionOfSession(tx, session);
  for (const step of await tx.steps.listByAttempt(decision.attemptId))
    if (!nodes.includes(step.node)) await tx.steps.save({ ...step, attemptId: nextId });
  const again = nodes.flatMap((id) => rolesOfNode(graph, id));
  return kept(media.filter(({ role }) => !again.includes(role)));
}

function rolesOfNode({ nodes }: WorkflowDefinition, id: string): readonly MediaRole[] {
  const node = nodes[id];
  return node?.type === "feature" ? (rolesOf[node.feature] ?? []) : [];
}

function kept(media: readonly Media[]): Pick<Attempt, "keptMedia"> {
  return media.length === 0 ? {} : { keptMedia: media.map(({ id }) => id) };
}
