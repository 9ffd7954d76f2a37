import { measureAttempt } from "#core/check/measure-attempt.ts";
import { defaultPolicy } from "#core/decision/policy.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Media, MediaRole } from "#core/media/media.ts";
import { mediaOfAttempt } from "#core/attempt/media-of-attempt.ts";
import type { Ports } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import { contactDataOf } from "./contact-data.ts";
import { codeLimits, mostWrongCodes } from "#core/contact/code-limits.ts";
import type { FeatureNode, NodeId, WorkflowDefinition } from "./definition.ts";
import { definitionOfSession } from "./definition-of-session.ts";
import type { Feature } from "./feature.ts";
import { walkWorkflow } from "./run-workflow.ts";
import type { Step } from "./step.ts";
import { advance } from "./advance.ts";
import { measuredOnce } from "./measured-once.ts";

/** What it takes to find out what a session asks of the person. */
export type ProgressNeeds = Pick<
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
  /** What the person gave beside files; undefined before that. */
  readonly step: Step | undefined;
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
 * to find the way, once as long as nothing else is given, which takes as long as the engines do.
 */
export async function progressOfSession(
  ports: ProgressNeeds,
  integration: Integration,
  session: Session,
): Promise<Progress> {
  const graph = await definitionOfSession(ports, session);
  const media = await mediaOfAttempt(ports, session.attemptId);
  const steps = await ports.steps.listByAttempt(session.attemptId);
  const given = { media, steps, now: ports.now(integration) };
  const first = advance(graph, { results: new Map(), session: {} });
  const isDone = (id: NodeId) => isGiven(graph, id, given);
  const isClear = first.end !== undefined || !first.pending.every(isDone);
  const path = isClear ? first.path : await pathFound(ports, { session, integration, graph, ...given });
  const reached = path.flatMap((id) => {
    const node = graph.nodes[id];
    return node?.type === "feature" ? [{ id, node, isDone: isDone(id), step: stepAt(steps, id) }] : [];
  });
  const ends = path.some((id) => graph.nodes[id]?.type === "status");
  return { steps: reached, isComplete: ends && reached.every((step) => step.isDone) };
}

interface Given {
  readonly media: readonly Media[];
  readonly steps: readonly Step[];
  readonly now: Date;
}

interface Subject extends Given {
  readonly session: Session;
  readonly integration: Integration;
  readonly graph: WorkflowDefinition;
}

async function pathFound(ports: ProgressNeeds, subject: Subject): Promise<readonly NodeId[]> {
  const { session, media, steps } = subject;
  const rounds = await ports.livenessRounds.listByAttempt(session.attemptId);
  const state = [
    ...media.map(({ id }) => id),
    ...steps.map(({ node, isDone, updatedAt }) => `${node} ${isDone} ${updatedAt.getTime()}`),
    ...rounds.map(({ burst }) => burst !== null),
  ];
  const subjectOf = { id: session.attemptId, state: state.join() };
  return measuredOnce(ports.engines, subjectOf, () => measurePath(ports, subject));
}

async function measurePath(ports: ProgressNeeds, subject: Subject): Promise<readonly NodeId[]> {
  const today = subject.now.toISOString().slice(0, 10);
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

function isGiven({ nodes }: WorkflowDefinition, id: NodeId, { media, steps, now }: Given): boolean {
  const node = nodes[id];
  if (node?.type !== "feature") return true;
  const role = roles[node.feature];
  if (role) return media.some((file) => file.role === role);
  if (!ofThePerson.includes(node.feature)) return true;
  const step = stepAt(steps, id);
  return step !== undefined && (step.isDone || isUsedUp(node, step, now));
}

function stepAt(steps: readonly Step[], id: NodeId): Step | undefined {
  return steps.find(({ node }) => node === id);
}

/** A step has nothing more to ask when every try was wrong, or when the last code that may be sent has run out. */
function isUsedUp(node: FeatureNode, step: Step, now: Date): boolean {
  const contact = node.feature === "questionnaire" ? undefined : contactDataOf(step);
  if (!contact) return false;
  const { wrongCodes, codesSent, expiresAt } = contact;
  const isOver = codesSent >= codeLimits.codesPerStep && new Date(expiresAt) <= now;
  return isOver || wrongCodes >= mostWrongCodes(node);
}
