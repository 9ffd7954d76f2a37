import type { DecisionId } from "#core/decision/decision.ts";
import type { SessionEvent } from "#core/event/event.ts";
import type { WebhookSubject } from "#core/webhook/webhook.ts";
import type { TellerContext } from "#dialects/dialect.ts";
import type { Json } from "#lib/json.ts";
import { decisionBody } from "./decision/decision-body.ts";
import { gatherReport } from "./decision/gather-report.ts";
import { resubmitInfo } from "./decision/resubmit-info.ts";
import { sessionData } from "./session/session-data.ts";
import type { Envelope } from "./signature.ts";
import { type Status, statusOfEvent } from "./words.ts";

/** A webhook's body, before it is signed. */
export type EventBody = Envelope & { readonly [key: string]: Json };

type Subject = Pick<WebhookSubject, "event" | "session" | "integration">;

/** With these statuses the decision is told too. */
const decided: ReadonlySet<Status> = new Set<Status>(["Approved", "Declined", "In Review", "Abandoned"]);

/** What is told of an event: undefined where it changed no status. Its times are those of this try. */
export async function eventBody(
  context: TellerContext,
  { event, session, integration }: Subject,
): Promise<EventBody | undefined> {
  const status = statusOfEvent[event.type];
  if (status === undefined) return undefined;
  // Receivers refuse what is older than five minutes by either of them, so both are this try's.
  const now = Math.floor(context.ports.now().getTime() / 1000);
  return {
    event_id: event.id,
    webhook_type: "status.updated",
    ...{ timestamp: now, created_at: now },
    application_id: integration.id,
    environment: integration.environment === "live" ? "live" : "sandbox",
    session_id: session.id,
    status,
    workflow_id: session.workflow?.id ?? null,
    workflow_version: session.workflow?.version ?? null,
    vendor_data: session.externalReference ?? null,
    metadata: sessionData(session).metadata,
    ...(await detailsOf(context, session, { event, status })),
  };
}

async function detailsOf(
  context: TellerContext,
  session: Subject["session"],
  { event, status }: { readonly event: SessionEvent; readonly status: Status },
) {
  if (!decided.has(status) && status !== "Resubmitted") return {};
  const report = await gatherReport(context, session, { attemptId: event.attemptId, status });
  if (status !== "Resubmitted") return { decision: decisionBody(context, report) };
  const decision = await context.ports.decisions.find(event.subjectId as DecisionId);
  return { resubmit_info: resubmitInfo(report, decision) };
}
