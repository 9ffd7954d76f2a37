import type { IntegrationSettings } from "#core/integration/integration.ts";
import type { FeatureNode } from "#core/workflow/definition.ts";
import type { Feature } from "#core/workflow/feature.ts";
import type { ReachedStep } from "#core/workflow/session-progress.ts";
import { type CapturedType, isCapturedType } from "./captured-document.ts";

/** How much something is wanted. */
export type Wish = "demanded" | "optional" | "none";

/** A step of a workflow that asks for something of its own. */
export interface AskedNode {
  /** The step's id in the plan. */
  readonly id: string;
  readonly reached: ReachedStep;
}

/** Pictures that several steps share are asked for once. */
export type AskedPart = "document" | "face" | AskedNode;

/** What the page has to ask the person for. */
export interface CaptureAsks {
  /** In this order. */
  readonly parts: readonly AskedPart[];
  readonly front: Wish;
  /** Of documents that have one. */
  readonly back: Wish;
  readonly selfie: Wish;
  readonly liveness: Wish;
  readonly video: Wish;
  /** The only kinds of document accepted; all when undefined. */
  readonly types?: readonly CapturedType[];
  /** The only countries accepted, ISO 3166-1 alpha-2; all when undefined. */
  readonly countries?: readonly string[];
}

/** What an integration's settings ask for where a session follows no workflow. */
export function asksOfSettings(settings: IntegrationSettings): CaptureAsks {
  const wish = (isOptional: boolean): Wish => (isOptional ? "optional" : "demanded");
  return {
    parts: ["document", "face"],
    front: wish(settings.documentFrontOptional),
    back: wish(settings.documentBackOptional),
    selfie: wish(settings.selfieOptional),
    liveness: settings.activeLiveness ? "demanded" : "none",
    video: videoOf(settings),
  };
}

function videoOf({ videoMandatory, videoRecording }: IntegrationSettings): Wish {
  if (videoMandatory) return "demanded";
  return videoRecording ? "optional" : "none";
}

/** What the steps of a workflow that were reached ask for. */
export function asksOfSteps(steps: readonly ReachedStep[], settings: IntegrationSettings): CaptureAsks {
  const nodes = steps.map(({ node }) => node);
  const document = nodes.find(({ feature }) => feature === "id-verification");
  const types = document?.config.documentTypes?.filter(isCapturedType);
  const { countries } = document?.config ?? {};
  return {
    parts: partsOf(steps),
    front: document ? "demanded" : "none",
    back: document ? "optional" : "none",
    selfie: nodes.some(needsFace) ? "demanded" : "none",
    liveness: nodes.some(needsMoves) ? "demanded" : "none",
    video: videoOf(settings),
    ...(types && { types }),
    ...(countries && { countries }),
  };
}

const ofTheirOwn: readonly Feature[] = [
  "proof-of-address",
  "questionnaire",
  "email-verification",
  "phone-verification",
];

/** The second step of a feature is told from the first by its number. */
function partsOf(steps: readonly ReachedStep[]): readonly AskedPart[] {
  const parts = steps.flatMap((reached, index): AskedPart[] => {
    const { feature } = reached.node;
    if (feature === "id-verification") return ["document"];
    if (needsFace(reached.node)) return ["face"];
    if (!ofTheirOwn.includes(feature)) return [];
    const before = steps.slice(0, index).filter(({ node }) => node.feature === feature).length;
    return [{ id: before === 0 ? feature : `${feature}-${before + 1}`, reached }];
  });
  return [...new Set(parts)];
}

function needsFace({ feature }: FeatureNode): boolean {
  return feature === "liveness" || feature === "face-match" || feature === "age-estimation";
}

function needsMoves({ feature, config }: FeatureNode): boolean {
  return feature === "liveness" && config.method === "active";
}
