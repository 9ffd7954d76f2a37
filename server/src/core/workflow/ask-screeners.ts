import type { Findings } from "#core/check/evidence.ts";
import type { Policy } from "#core/decision/policy.ts";
import type { Ports } from "#core/ports.ts";
import type { ScreenedFeature } from "#core/screening/provider.ts";
import type { Session } from "#core/session/session.ts";
import type { WorkflowDefinition } from "./definition.ts";
import type { Feature } from "./feature.ts";
import { type Judged, runWorkflow } from "./run-workflow.ts";

/** Features whose results come from somebody else. */
const screened: readonly Feature[] = ["database-validation", "aml-screening", "ip-analysis", "nfc"];

/** What is to be judged, by what. */
export interface JudgeOrder {
  readonly session: Session;
  readonly findings: Findings;
  readonly policy: Policy;
  readonly graph: WorkflowDefinition;
}

/** Judged findings, complete with what was asked of others. */
export interface JudgedFindings extends Judged {
  readonly findings: Findings;
}

/** Judges, and asks others where the way leads past a step that is theirs; then judges again with the answers. */
export async function judgeAndScreen(
  ports: Pick<Ports, "screeners">,
  order: JudgeOrder,
): Promise<JudgedFindings> {
  let { findings } = order;
  for (;;) {
    const judged = runWorkflow(findings, order.policy, order.graph);
    const open = findings.sandbox ? undefined : judged.run.results.find((one) => isOpen(one, findings));
    if (!open) return { ...judged, findings };
    const feature = open.feature as ScreenedFeature;
    const { person, document } = judged.assessment;
    const question = { person, document, ipAddress: order.session.ipAddress, today: findings.today };
    const answer = await ports.screeners[feature].ask(question);
    findings = { ...findings, steps: { ...findings.steps, [open.node]: { feature, answer } } };
  }
}

function isOpen(
  { node, feature }: { readonly node: string; readonly feature: Feature },
  { steps }: Findings,
): boolean {
  return screened.includes(feature) && steps?.[node] === undefined;
}
