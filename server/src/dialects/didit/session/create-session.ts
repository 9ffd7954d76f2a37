import { CoreError } from "#core/errors.ts";
import {
  createSession as createInCore,
  type NewSession as CoreNewSession,
} from "#core/session/create-session.ts";
import { resumeOrCreateSession } from "#core/session/resume-session.ts";
import type { Session } from "#core/session/session.ts";
import { getPublished } from "#core/workflow/manage-workflow.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import type { WorkflowId } from "#core/workflow/workflow.ts";
import type { Json, JsonObject } from "#lib/json.ts";
import { findAmbiguity } from "../ambiguous-json.ts";
import type { Answer, Call } from "../call.ts";
import { refuse, refuseFields } from "../errors.ts";
import { parseObject } from "../fields.ts";
import { parseCallback } from "./callback.ts";
import { documentCodes, documentOf, personOf } from "./expected-details.ts";
import { parseMetadata } from "./metadata.ts";
import { type NewSession, parseNewSession } from "./schema.ts";
import { sessionBody } from "./session-body.ts";
import type { SessionData } from "./session-data.ts";
import { decodePortrait, keepPortrait, requireNoPortrait } from "./portrait.ts";
import { parseScenario } from "./scenario.ts";
import { newSessionToken } from "./session-token.ts";

/** POST /session/. */
export async function createSession(call: Call): Promise<Answer> {
  const body = parseObject(call.body);
  const given = parseNewSession(body);
  refuseUnprintable(body);
  const input = await sessionOf(call, given, body["metadata"]);
  const portrait = given.portrait_image ? decodePortrait(given.portrait_image) : undefined;
  if (portrait === undefined) requireNoPortrait(input.definition);
  const session = await openSession(call, input.session);
  if (session.state === "deleted") throw refuse(404, "Not found.");
  if (portrait && session.state === "created") await keepPortrait(call, session, portrait);
  return { status: 201, body: sessionBody(call, session) };
}

/** An unfinished session of the same person is gone on with. */
function openSession({ ports, integration }: Call, input: CoreNewSession): Promise<Session> {
  const { externalReference } = input;
  return externalReference === undefined
    ? createInCore(ports, integration, input)
    : resumeOrCreateSession(ports, integration, { ...input, externalReference });
}

/** What was asked for, and the workflow that it runs on. */
interface Asked {
  readonly session: CoreNewSession;
  readonly definition: WorkflowDefinition;
}

async function sessionOf(call: Call, given: NewSession, metadata: Json | undefined): Promise<Asked> {
  const { workflow, version } = await findWorkflow(call, given.workflow_id);
  const expected = given.expected_details ?? {};
  const data: SessionData = {
    metadata: parseMetadata(metadata),
    contact_details: told(given.contact_details),
    expected_details: told(given.expected_details && withCodes(given.expected_details)),
    callback_method: given.callback_method ?? "initiator",
    language: given.language ?? null,
  };
  const session: CoreNewSession = {
    dialect: "didit",
    externalReference: given.vendor_data || undefined,
    callbackUrl: given.callback ? parseCallback(given.callback) : version.definition.settings.callbackUrl,
    // Undetermined: the page follows the browser.
    language: given.language ?? "und",
    expectedPerson: personOf(expected),
    expectedDocument: documentOf(expected),
    dialectData: { ...data },
    workflow: { id: workflow.id, version: version.number },
    lifetimeSeconds: version.definition.settings.sessionLifetimeSeconds,
    sandboxScenario: scenarioOf(call, given),
    shortToken: newSessionToken(),
  };
  return { session, definition: version.definition };
}

async function findWorkflow({ ports, integration }: Call, id: string) {
  try {
    return await getPublished(ports, integration, id.toLowerCase() as WorkflowId);
  } catch (error) {
    if (error instanceof CoreError && error.code === "workflow-not-found")
      throw refuseFields({ workflow_id: ["There is no published workflow with this id."] });
    throw error;
  }
}

function scenarioOf({ integration }: Call, { sandbox_scenario: scenario }: NewSession): string | undefined {
  if (!scenario) return undefined;
  if (integration.environment !== "test")
    throw refuseFields({ sandbox_scenario: ["Only sandbox applications take a scenario."] });
  return parseScenario(scenario);
}

/** What was said, without what was left out as null. */
function told(given: object | null | undefined): JsonObject | null {
  if (!given) return null;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

function withCodes(given: NonNullable<NewSession["expected_details"]>) {
  return given.expected_document_types ? { ...given, expected_document_types: documentCodes(given) } : given;
}

/** Everything comes back in webhooks, so none of it may be what receivers print in different ways. */
function refuseUnprintable({ metadata: _metadata, portrait_image: _portrait, ...rest }: JsonObject): void {
  const found = findAmbiguity(rest);
  if (!found) return;
  const [field = ""] = found.path.split(/[.[]/);
  throw refuseFields({ [field === "" ? "non_field_errors" : field]: [`This ${found.why}.`] });
}
