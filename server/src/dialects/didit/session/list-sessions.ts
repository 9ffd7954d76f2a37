import type { Decision } from "#core/decision/decision.ts";
import type { SessionQuery } from "#core/session/session-query.ts";
import type { Session, SessionId, SessionState } from "#core/session/session.ts";
import { definitionOfSession } from "#core/workflow/definition-of-session.ts";
import type { WorkflowId } from "#core/workflow/workflow.ts";
import type { JsonObject } from "#lib/json.ts";
import type { Answer, Call } from "../call.ts";
import { alpha3OfCountry } from "../decision/countries.ts";
import { featureStatuses } from "../decision/feature-statuses.ts";
import { documentWords } from "../decision/id-verification.ts";
import { refuseFields } from "../errors.ts";
import { pageBody, parsePage } from "../page.ts";
import { statesOf, statusWords } from "../words.ts";
import { sessionUrl } from "./session-url.ts";

/** Filters over what is encrypted with each session's own key: nobody can search in it. */
const refused = [
  ...["country", "document_type", "document_name", "region", "warning", "screened_full_name", "api_service"],
  ...["didit_internal_id", "euuid", "organization_name", "session_type"],
  ...["status_initialized_as_in_review", "is_kyc_to_be_reviewed"],
];

/** GET /sessions/: newest first. */
export async function listSessions(call: Call): Promise<Answer> {
  const page = parsePage(call);
  const query = queryOf(call, page);
  const { sessions, count } = query ? await call.ports.sessions.list(query) : { sessions: [], count: 0 };
  const results = await Promise.all(sessions.map((session) => rowOf(call, session)));
  return { status: 200, body: pageBody(call, "/sessions/", page, { count, results }) };
}

/** undefined where nothing can be found. */
function queryOf(
  { integration, query }: Call,
  { limit, offset }: Pick<SessionQuery, "limit" | "offset">,
): SessionQuery | undefined {
  const text = (name: string) => query.get(name) || undefined;
  const unknown = refused.find((name) => text(name) !== undefined);
  if (unknown) throw refuseFields({ [unknown]: ["This server cannot filter by what is encrypted."] });
  if (text("session_kind") === "business") return undefined;
  return {
    ...{ integrationId: integration.id, limit, offset },
    states: statesIn(text("status")),
    workflowId: uuidIn("workflow_id", text("workflow_id")) as WorkflowId | undefined,
    createdFrom: dayIn("date_from", text("date_from")),
    createdUntil: after(dayIn("date_to", text("date_to"))),
    ...searchOf(text("search"), text("vendor_data")),
  };
}

/** A number, or the customer's own name for a person. */
function searchOf(
  search: string | undefined,
  vendorData: string | undefined,
): Pick<SessionQuery, "numbers" | "externalReference"> {
  const numbers = search !== undefined && /^\d{1,15}$/.test(search) ? [Number(search)] : undefined;
  return { numbers, externalReference: vendorData ?? (numbers ? undefined : search) };
}

function statesIn(given: string | undefined): readonly SessionState[] | undefined {
  if (given === undefined) return undefined;
  const states = given.split(",").map((word) => statesOf(word.trim()));
  if (states.some((found) => found.length === 0))
    throw refuseFields({ status: [`${given}: there is no such status.`] });
  return states.flat();
}

function uuidIn(name: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(given))
    throw refuseFields({ [name]: ["Must be a UUID."] });
  return given;
}

function dayIn(name: string, given: string | undefined): Date | undefined {
  if (given === undefined) return undefined;
  const day = new Date(given.length === 10 ? `${given}T00:00:00Z` : given);
  if (Number.isNaN(day.getTime())) throw refuseFields({ [name]: ["Must be a day such as 2026-01-31."] });
  return day;
}

/** The last day counts too. */
function after(day: Date | undefined): Date | undefined {
  return day && new Date(day.getTime() + 24 * 3600 * 1000);
}

async function rowOf(call: Call, session: Session): Promise<JsonObject> {
  if (session.state === "deleted") throw new Error("a deleted session was listed");
  const [decision, definition, evidence] = await Promise.all([
    decisionOf(call, session),
    definitionOfSession(call.ports, session),
    session.state === "created" ? undefined : call.ports.decisions.findEvidence(session.attemptId),
  ]);
  const { person, document } = decision ?? { person: {}, document: {} };
  const fullName = [person.firstName, person.lastName].filter(Boolean).join(" ");
  return {
    session_id: session.id,
    session_kind: "user",
    session_number: session.number,
    session_url: sessionUrl(call, session),
    portrait_image: null,
    document_type: document.type === undefined ? null : documentWords[document.type],
    full_name: fullName === "" ? null : fullName,
    country: document.country === undefined ? null : alpha3OfCountry(document.country),
    status: statusWords[session.state],
    vendor_data: session.externalReference ?? null,
    didit_internal_id: null,
    created_at: session.createdAt.toISOString(),
    features: [...featureStatuses(definition, evidence)],
    phone_number: null,
    email_address: null,
    additional_details: null,
  };
}

async function decisionOf({ ports }: Call, session: Session): Promise<Decision | undefined> {
  return "decisionId" in session ? ports.decisions.find(session.decisionId) : undefined;
}

/** The ids of sessions by their numbers, or of all. */
export async function sessionIds(
  { ports, integration }: Call,
  numbers: readonly number[] | undefined,
): Promise<readonly SessionId[]> {
  const { sessions } = await ports.sessions.list({
    ...{ integrationId: integration.id, numbers, limit: 1000, offset: 0 },
  });
  return sessions.map(({ id }) => id);
}
