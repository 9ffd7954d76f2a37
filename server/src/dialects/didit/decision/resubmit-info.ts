import type { JsonObject } from "#lib/json.ts";
import { featureWords } from "./feature-words.ts";
import type { Report } from "./report.ts";
import { riskWords } from "./risks.ts";

/** Which steps are asked for again, and why. */
export function resubmitInfo({ results, reviews }: Report): JsonObject {
  const unfinished = results.filter(({ status }) => status !== "approved" && status !== "not-configured");
  return {
    nodes_to_resubmit: unfinished.map(({ node, feature }) => ({
      node_id: node,
      feature: featureWords[feature],
    })),
    reasons: Object.fromEntries(
      unfinished.map(({ node, reasons }) => [node, reasons.map((reason) => riskWords[reason].risk)]),
    ),
    comment: reviews.at(-1)?.comments.at(-1)?.text ?? null,
  };
}
