import type { Decision } from "#core/decision/decision.ts";
import type { JsonObject } from "#lib/json.ts";
import { featureWords } from "./feature-words.ts";
import type { Report } from "./report.ts";
import { riskWords } from "./risks.ts";

/** Which steps are asked for again, and why: those that the decision names, or else those that did not pass. */
export function resubmitInfo({ results, definition }: Report, decision: Decision | undefined): JsonObject {
  const unfinished = results.filter(({ status }) => status !== "approved" && status !== "not-configured");
  const again = decision?.nodes ?? unfinished.map(({ node }) => node);
  const reasonsOf = (id: string) => results.find(({ node }) => node === id)?.reasons ?? [];
  return {
    nodes_to_resubmit: again.flatMap((id) => {
      const node = definition.nodes[id];
      return node?.type === "feature" ? [{ node_id: id, feature: featureWords[node.feature] }] : [];
    }),
    reasons: Object.fromEntries(
      again.map((id) => [id, reasonsOf(id).map((reason) => riskWords[reason].risk)]),
    ),
    comment: decision?.comments.at(-1)?.text ?? null,
  };
}
