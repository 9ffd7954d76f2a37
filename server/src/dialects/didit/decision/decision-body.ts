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
import { addressProof, emailEntry, phoneEntry, screeningEntry } from "./plain-entries.ts";
import { questionnaireEntry } from "./questionnaire-entry.ts";
import type { Report } from "./report.ts";

/** What addresses are made with. */
export type Surroundings = LinkMaker & { readonly ports: Pick<Ports, "mediaLinks" | "sessionTokens"> };

type Entry = (links: LinkMaker, report: Report, result: NodeResult) => JsonObject;

/** Each list of results with the steps whose results it holds. */
const lists: Readonly<Record<string, { readonly features: readonly Feature[]; readonly entry: Entry }>> = {
  id_verifications: { features: ["id-verification"], entry: idVerification },
  nfc_verifications: { features: ["nfc"], entry: screeningEntry },
  liveness_checks: { features: ["liveness", "age-estimation"], entry: livenessCheck },
  face_matches: { features: ["face-match"], entry: faceMatch },
  poa_verifications: { features: ["proof-of-address"], entry: addressProof },
  document_ai_documents: { features: [], entry: screeningEntry },
  phone_verifications: { features: ["phone-verification"], entry: phoneEntry },
  email_verifications: { features: ["email-verification"], entry: emailEntry },
  questionnaire_responses: { features: ["questionnaire"], entry: questionnaireEntry },
  aml_screenings: { features: ["aml-screening"], entry: screeningEntry },
  ip_analyses: { features: ["ip-analysis"], entry: screeningEntry },
  database_validations: { features: ["database-validation"], entry: screeningEntry },
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
  const entries = Object.entries(lists).map(([name, { features, entry }]) => {
    const results = report.results.filter(({ feature }) => features.includes(feature));
    return [name, results.length > 0 ? results.map((one) => entry(context, report, one)) : null];
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
