import type { CheckName, CheckResult } from "#core/check/check.ts";
import type { Findings } from "#core/check/evidence.ts";
import type { Policy } from "#core/decision/policy.ts";
import type { FeatureNode, NodeId, WorkflowDefinition } from "./definition.ts";
import type { Feature } from "./feature.ts";

/** A step on the way. */
export interface Visited {
  readonly id: NodeId;
  readonly node: FeatureNode;
}

/** The steps among the nodes of a path. */
export function stepsOnPath({ nodes }: WorkflowDefinition, path: readonly NodeId[]): readonly Visited[] {
  return path.flatMap((id) => {
    const node = nodes[id];
    return node?.type === "feature" ? [{ id, node }] : [];
  });
}

/** Those that look at the picture of the person, in the order in which they answer for it. */
const selfieFeatures: readonly Feature[] = ["liveness", "age-estimation", "face-match"];

/** What is demanded of an attempt: what the steps on the way need, as far as the integration does not waive it. */
export function demandOf(findings: Findings, steps: readonly Visited[]): Findings {
  const has = (feature: Feature) => steps.some(({ node }) => node.feature === feature);
  const wantsSelfie = selfieFeatures.some(has);
  const wantsDocument = has("id-verification");
  if (wantsSelfie && wantsDocument) return findings;
  const { settings } = findings;
  return {
    ...findings,
    settings: {
      ...settings,
      documentFrontOptional: settings.documentFrontOptional || !wantsDocument,
      documentBackOptional: settings.documentBackOptional || !wantsDocument,
      selfieOptional: settings.selfieOptional || !wantsSelfie,
      videoMandatory: settings.videoMandatory && wantsSelfie,
    },
  };
}

/** The policy as the steps on the way change it. */
export function policyOf(policy: Policy, steps: readonly Visited[]): Policy {
  const changes = steps.flatMap(({ node }) => node.policy ?? []);
  if (changes.length === 0) return policy;
  return {
    ...policy,
    outcomes: Object.assign({ ...policy.outcomes }, ...changes.map(({ outcomes }) => outcomes)),
    thresholds: Object.assign({ ...policy.thresholds }, ...changes.map(({ thresholds }) => thresholds)),
  };
}

type Owner = "document" | "selfie" | "match" | "either" | "step";

/** Which kind of step answers for a check. */
const owners: Readonly<Record<CheckName, Owner>> = {
  "media-complete": "either",
  "image-quality": "either",
  "document-readable": "document",
  "document-whole": "document",
  "document-consistent": "document",
  "document-in-date": "document",
  "document-accepted": "document",
  "document-physical": "document",
  "document-untampered": "document",
  "person-expected": "document",
  "face-visible": "selfie",
  "face-match": "match",
  liveness: "selfie",
  "liveness-challenge": "selfie",
  "face-blocklist": "selfie",
  "face-duplicate": "selfie",
  "document-allowed": "step",
  "document-age": "step",
  age: "step",
  "portrait-match": "step",
  "address-proof": "step",
  answers: "step",
  contact: "step",
  screening: "step",
};

/** The features that answer for one check's result among those on the way. */
function featuresOf(check: CheckResult, steps: readonly Visited[]): readonly Feature[] {
  const has = (feature: Feature) => steps.some(({ node }) => node.feature === feature);
  const document: readonly Feature[] = has("id-verification") ? ["id-verification"] : [];
  const selfie = selfieFeatures.filter(has).slice(0, 1);
  switch (owners[check.check]) {
    case "document":
      return document;
    case "selfie":
      return selfie.length > 0 ? selfie : document;
    case "match":
      return steps.some(comparesWithDocument) ? ["face-match"] : [];
    case "either":
      return sharesOf(check, document, selfie);
    case "step":
      return [];
  }
}

function comparesWithDocument({ node }: Visited): boolean {
  return node.feature === "face-match" && node.config.against !== "portrait";
}

/** A fault of one picture is its own step's; a pass is told at both. */
function sharesOf(
  { verdict, measurements }: CheckResult,
  document: readonly Feature[],
  selfie: readonly Feature[],
): readonly Feature[] {
  if (verdict !== "fail") return [...document, ...selfie];
  const missing = String(measurements["missing"] ?? "");
  const isOfDocument = missing.includes("document") || (measurements["documentFault"] ?? null) !== null;
  const isOfSelfie = /face|video/.test(missing) || (measurements["selfieFault"] ?? null) !== null;
  return [...(isOfDocument ? document : []), ...(isOfSelfie ? selfie : [])];
}

/** Whether a check is asked for by a step on the way. */
export function isAskedBy(steps: readonly Visited[], check: CheckName): boolean {
  const owner = owners[check];
  if (owner === "match") return steps.some(comparesWithDocument);
  const isOfDocument = steps.some(({ node }) => node.feature === "id-verification");
  const isOfSelfie = steps.some(({ node }) => selfieFeatures.includes(node.feature));
  if (check === "liveness") return steps.some(({ node }) => node.feature === "liveness");
  return owner === "document" ? isOfDocument : isOfDocument || isOfSelfie;
}

/** One step's share of the checks that all steps' pictures are judged by. */
export function checksOfStep(
  { node }: Visited,
  checks: readonly CheckResult[],
  steps: readonly Visited[],
): readonly CheckResult[] {
  return checks.filter((check) => featuresOf(check, steps).includes(node.feature));
}
