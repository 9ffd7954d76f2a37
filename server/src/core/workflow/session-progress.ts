import { measureAttempt } from "#core/check/measure-attempt.ts";
import { defaultPolicy } from "#core/decision/policy.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Media, MediaRole } from "#core/media/media.ts";
import { mediaOfAttempt } from "#core/attempt/media-of-attempt.ts";
import type { Ports } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import type { ContactData } from "./contact-data.ts";
import { mostWrongCodes } from "#core/contact/code-limits.ts";
import type { FeatureNode, NodeId, WorkflowDefinition } from "./definition.ts";
import { definitionOfSession } from "./definition-of-session.ts";
import type { Feature } from "./feature.ts";
import { walkWorkflow } from "./run-workflow.ts";
import type { Step } from "./step.ts";
import { advance } from "./advance.ts";

type Needs = Pick<
  Ports,
  | "workflows"
  | "attempts"
  | "media"
  | "steps"
  | "engines"
  | "blobs"
  | "envelopes"
  | "livenessRounds"
  | "knownFaces"
  | "faceIndex"
  | "sessions"
  | "now"
>;

/** A step that was reached. */
export interface ReachedStep {
  readonly id: NodeId;
  readonly node: FeatureNode;
  /** Whether the person gave all that it needs. */
  readonly isDone: boolean;
}

/** How far a person has come. */
export interface Progress {
  /** In order; those further on that depend on what is not known yet are not among them. */
  readonly steps: readonly ReachedStep[];
  /** Whether nothing is left to ask: the session may be submitted. */
  readonly isComplete: boolean;
}

/**
 * What an open session asks of the person now. Where a branch depends on a step whose pictures are there, they are measured
 * to find the way, which takes as long as the engines do.
 */
export async function progressOfSession(
  ports: Needs,
  integration: Integration,
  session: Session,
): Promise<Progress> {
  const graph = await definitionOfSession(ports, session);
  const media = await mediaOfAttempt(ports, session.attemptId);
  const steps = await ports.steps.listByAttempt(session.attemptId);
  const given = { media, steps };
  const first = advance(graph, { results: new Map(), session: {} });
  const isDone = (id: NodeId) => isGiven(graph, id, given);
  const isClear = first.end !== undefined || !first.pending.every(isDone);
  const path = isClear ? first.path : await pathFound(ports, { session, integration, graph, ...given });
  const reached = path.flatMap((id) => {
    const node = graph.nodes[id];
    return node?.type === "feature" ? [{ id, node, isDone: isDone(id) }] : [];
  });
  const ends = path.some((id) => graph.nodes[id]?.type === "status");
  return { steps: reached, isComplete: ends && reached.every((step) => step.isDone) };
}

interface Given {
  readonly media: readonly Media[];
  readonly steps: readonly Step[];
}

interface Subject extends Given {
  readonly session: Session;
  readonly integration: Integration;
  readonly graph: WorkflowDefinition;
}

async function pathFound(ports: Needs, subject: Subject): Promise<readonly NodeId[]> {
  const today = ports.now(subject.integration).toISOString().slice(0, 10);
  const findings = await measureAttempt(ports, { ...subject, today });
  const isDone = (id: NodeId) => isGiven(subject.graph, id, subject);
  return walkWorkflow(findings, defaultPolicy, subject.graph, isDone).run.path;
}

/** Which picture a feature needs. */
const roles: Readonly<Partial<Record<Feature, MediaRole>>> = {
  "id-verification": "document-front",
  liveness: "face",
  "face-match": "face",
  "age-estimation": "face",
  "proof-of-address": "address-proof",
};
const ofThePerson: readonly Feature[] = ["questionnaire", "email-verification", "phone-verification"];

function isGiven({ nodes }: WorkflowDefinition, id: NodeId, { media, steps }: Given): boolean {
  const node = nodes[id];
  if (node?.type !== "feature") return true;
  const role = roles[node.feature];
  if (role) return media.some((file) => file.role === role);
  if (!ofThePerson.includes(node.feature)) return true;
  const step = steps.find((one) => one.node === id);
  return step !== undefined && (step.isDone || isUsedUp(node, step));
}

/** A step whose every code was wrong has nothing more to ask. */
function isUsedUp(node: FeatureNode, { data }: Step): boolean {
  const { wrongCodes } = data as unknown as Partial<ContactData>;
  return wrongCodes !== undefined && wrongCodes >= mostWrongCodes(node);
}
