import { findDestination } from "#core/webhook/manage-destinations.ts";
import type { DestinationId } from "#core/webhook/webhook-destination.ts";
import type { Answer, Call } from "../call.ts";
import { signBody } from "../signature.ts";
import { webhookHeaders } from "../webhook.ts";

const timeoutMs = 5000;

/** POST /webhook/destinations/{id}/test/: sends a message about a session that does not exist, and tells the answer. */
export async function tryDestination(call: Call): Promise<Answer> {
  const { ports, integration, id } = call;
  const destination = findDestination(integration, id as DestinationId);
  const { body, headers } = signBody(sample(call), destination.secret);
  const sent = { url: destination.url, headers: webhookHeaders(headers), body };
  const allowInsecure = integration.allowInsecureWebhooks;
  const answer = await ports.webhookSender(sent, { allowInsecure, timeoutMs });
  return {
    status: 200,
    body: {
      delivered: answer.status !== undefined && answer.status >= 200 && answer.status < 300,
      status_code: answer.status ?? null,
      error: answer.error ?? null,
      response_time_ms: Math.round(answer.durationMs),
    },
  };
}

function sample({ ports, integration }: Call) {
  const now = Math.floor(ports.now().getTime() / 1000);
  return {
    event_id: ports.newId(),
    webhook_type: "status.updated",
    ...{ timestamp: now, created_at: now },
    application_id: integration.id,
    environment: integration.environment === "live" ? "live" : "sandbox",
    session_id: ports.newId(),
    status: "In Progress",
    ...{ workflow_id: null, workflow_version: null, vendor_data: "test", metadata: { test: true } },
  };
}
