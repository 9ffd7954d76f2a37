import type { IntegrationSettings } from "#core/integration/integration.ts";
import { advance } from "#core/workflow/advance.ts";
import type { FeatureNode, WorkflowDefinition } from "#core/workflow/definition.ts";
import { type CapturedType, isCapturedType } from "./captured-document.ts";

/** How much something is wanted. */
export type Wish = "demanded" | "optional" | "none";

/** What the page has to ask the person for. */
export interface CaptureAsks {
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

/** What the steps of a workflow that can be done now ask for. */
export function asksOfWorkflow(definition: WorkflowDefinition, settings: IntegrationSettings): CaptureAsks {
  const { pending } = advance(definition, { results: new Map(), session: {} });
  const nodes = pending.flatMap((id) => {
    const node = definition.nodes[id];
    return node?.type === "feature" ? [node] : [];
  });
  const document = nodes.find(({ feature }) => feature === "id-verification");
  const types = document?.config.documentTypes?.filter(isCapturedType);
  const { countries } = document?.config ?? {};
  return {
    front: document ? "demanded" : "none",
    back: document ? "optional" : "none",
    selfie: nodes.some(needsFace) ? "demanded" : "none",
    liveness: nodes.some(needsMoves) ? "demanded" : "none",
    video: videoOf(settings),
    ...(types && { types }),
    ...(countries && { countries }),
  };
}

function needsFace({ feature }: FeatureNode): boolean {
  return feature === "liveness" || feature === "face-match" || feature === "age-estimation";
}

function needsMoves({ feature, config }: FeatureNode): boolean {
  return feature === "liveness" && config.method === "active";
}
