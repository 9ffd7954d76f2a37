import type { Feature } from "#core/workflow/feature.ts";
import type { VersionedWorkflow } from "#core/workflow/manage-workflow.ts";
import type { JsonObject } from "#lib/json.ts";
import { featureWords } from "../decision/feature-words.ts";
import { featureNames } from "./feature-names.ts";

/** What is kept of a workflow beside what the core knows, where nothing was said. */
const unsaid = {
  is_white_label_enabled: false,
  is_desktop_allowed: true,
  max_retry_attempts: 3,
  retry_window_days: 7,
  face_liveness_max_attempts: 3,
  face_match_max_attempts: 3,
};

/** A workflow in a list. Nothing costs anything here. */
export function workflowRow({ workflow, version }: VersionedWorkflow, publicUrl: string): JsonObject {
  const { id, name, isDefault, archivedAt, publishedVersion, dialectData } = workflow;
  const { settings } = version.definition;
  const said = { ...unsaid, ...dialectData };
  return {
    ...{ uuid: id, workflow_id: id, workflow_label: name },
    workflow_type: typeOf(stepsOf(version).map(({ feature }) => feature)),
    ...{ is_default: isDefault, is_archived: archivedAt !== undefined },
    is_white_label_enabled: said.is_white_label_enabled,
    ...{ total_price: 0, min_price: 0, max_price: 0 },
    features: [...new Set(stepsOf(version).map(({ feature }) => featureWords[feature]))].join(", "),
    ...{ is_simple_workflow: isSimple(version), is_editable: true },
    workflow_url: `${publicUrl}/v3/workflows/${id}/`,
    max_retry_attempts: said.max_retry_attempts,
    retry_window_days: said.retry_window_days,
    session_expiration_time: settings.sessionLifetimeSeconds ?? 604_800,
    version: version.number,
    status: version.state,
    has_draft: version.state === "draft" && publishedVersion !== undefined,
    created_by: null,
    updated_at: (version.publishedAt ?? version.createdAt).toISOString(),
  };
}

/** A workflow by itself: with its steps and settings. */
export function workflowBody(versioned: VersionedWorkflow, publicUrl: string): JsonObject {
  const { workflow, version } = versioned;
  return {
    ...unsaid,
    ...workflow.dialectData,
    ...workflowRow(versioned, publicUrl),
    features: stepsOf(version).map(({ node, feature }) => ({
      node_id: node,
      feature: featureNames[feature],
    })),
    callback: version.definition.settings.callbackUrl ?? null,
    published_at: version.publishedAt?.toISOString() ?? null,
    created_at: workflow.createdAt.toISOString(),
  };
}

function stepsOf({
  definition,
}: VersionedWorkflow["version"]): readonly { node: string; feature: Feature }[] {
  return Object.entries(definition.nodes).flatMap(([node, one]) =>
    one.type === "feature" ? [{ node, feature: one.feature }] : [],
  );
}

/** One step after the other, without a fork. */
function isSimple({ definition }: VersionedWorkflow["version"]): boolean {
  return Object.values(definition.nodes).every(({ type }) => type === "feature" || type === "status");
}

/** What it is for, by its steps. */
function typeOf(features: readonly Feature[]): string | null {
  if (features.includes("age-estimation")) return "adaptive_age_verification";
  if (features.includes("id-verification")) return "kyc";
  if (features.includes("face-match")) return "biometric_authentication";
  if (features.includes("proof-of-address")) return "address_verification";
  if (features.includes("questionnaire")) return "questionnaire_verification";
  if (features.includes("email-verification")) return "email_verification";
  return features.includes("phone-verification") ? "phone_verification" : null;
}
