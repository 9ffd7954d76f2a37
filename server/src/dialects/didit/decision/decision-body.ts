import type { Decision } from "#core/decision/decision.ts";
import type { Feature } from "#core/workflow/feature.ts";
import type { NodeResult } from "#core/workflow/node-result.ts";
import type { Ports } from "#core/ports.ts";
import type { JsonObject } from "#lib/json.ts";
import type { LinkMaker } from "../media/media-url.ts";
import { sessionData } from "../session/session-data.ts";
import { sessionUrl } from "../session/session-url.ts";
import { statusOfEvent } from "../words.ts";
import { faceMatch, livenessCheck } from "./face-checks.ts";
import { featureWords } from "./feature-words.ts";
import { idVerification } from "./id-verification.ts";
import type { Report } from "./report.ts";

/** What addresses are made with. */
export type Surroundings = LinkMaker & { readonly ports: Pick<Ports, "mediaLinks" | "sessionTokens"> };

type Entry = (links: LinkMaker, report: Report, result: NodeResult) => JsonObject;

/** Each list of results with the steps whose results it holds. */
const lists: Readonly<Record<string, { readonly feature: Feature; readonly entry: Entry } | null>> = {
  id_verifications: { feature: "id-verification", entry: idVerification },
  nfc_verifications: null,
  liveness_checks: { feature: "liveness", entry: livenessCheck },
  face_matches: { feature: "face-match", entry: faceMatch },
  poa_verifications: null,
  document_ai_documents: null,
  phone_verifications: null,
  email_verifications: null,
  questionnaire_responses: null,
  aml_screenings: null,
  ip_analyses: null,
  database_validations: null,
};

/** What GET decision answers and webhooks carry. */
export function decisionBody(context: Surroundings, report: Report): JsonObject {
  const { session, status, definition, reviews } = report;
  const data = sessionData(session);
  return {
    session_id: session.id,
    session_kind: "user",
    session_number: session.number,
    session_url: sessionUrl(context, session),
    status,
    workflow_id: session.workflow?.id ?? null,
    features: featuresOf(definition),
    vendor_data: session.externalReference ?? null,
    metadata: data.metadata,
    expected_details: data.expected_details,
    contact_details: data.contact_details,
    callback: session.callbackUrl ?? null,
    ...listsOf(context, report),
    reviews: reviews.map(reviewBody),
    created_at: session.createdAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  };
}

function listsOf(context: Surroundings, report: Report): JsonObject {
  const entries = Object.entries(lists).map(([name, list]) => {
    const results = list ? report.results.filter(({ feature }) => feature === list.feature) : [];
    return [name, list && results.length > 0 ? results.map((one) => list.entry(context, report, one)) : null];
  });
  return Object.fromEntries(entries);
}

/** Every feature of the workflow, each once. */
function featuresOf({ nodes }: Report["definition"]): readonly string[] {
  const used = Object.values(nodes).flatMap((node) => (node.type === "feature" ? [node.feature] : []));
  return [...new Set(used)].map((feature) => featureWords[feature]);
}

function reviewBody({ outcome, comments, at }: Decision): JsonObject {
  return {
    user: "API",
    new_status: statusOfEvent[`session-${outcome}`] ?? null,
    comment: comments.map(({ text }) => text).join("\n"),
    created_at: at.toISOString(),
  };
}
