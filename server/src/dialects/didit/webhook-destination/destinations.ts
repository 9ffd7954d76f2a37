import { CoreError } from "#core/errors.ts";
import {
  addDestination,
  changeDestination,
  findDestination,
  removeDestination,
} from "#core/webhook/manage-destinations.ts";
import type { DestinationId, WebhookDestination } from "#core/webhook/webhook-destination.ts";
import type { Answer, Call } from "../call.ts";
import { refuseFields } from "../errors.ts";
import { parseObject } from "../fields.ts";
import { destinationBody, listedBody } from "./destination-body.ts";
import { parseDestinationUpdate, parseNewDestination } from "./schema.ts";

/** GET /webhook/destinations/: a plain list. */
export async function listDestinations({ ports, integration }: Call): Promise<Answer> {
  const own = integration.destinations.filter(({ dialect }) => dialect === "didit");
  const statistics = await ports.webhooks.countTries(own.map(({ id }) => id));
  return { status: 200, body: own.map((one) => listedBody(one, statistics.get(one.id))) };
}

/** POST /webhook/destinations/: answers the secret that its messages are signed with. */
export async function createDestination(call: Call): Promise<Answer> {
  const given = parseNewDestination(parseObject(call.body));
  const added = addDestination(call.ports, call.integration, {
    dialect: "didit",
    label: given.label,
    url: parseUrl(call, given.url),
    isEnabled: given.enabled ?? true,
    secret: newSecret(),
    subscriptions: [...new Set(given.subscribed_events ?? ["status.updated"])],
    version: "v3",
    retrySchedule: given.retry_schedule ?? "vendor",
  });
  return { status: 201, body: destinationBody(await added.catch(asFieldError), undefined) };
}

/** GET /webhook/destinations/{id}/. */
export async function getDestination(call: Call): Promise<Answer> {
  return {
    status: 200,
    body: await bodyOf(call, findDestination(call.integration, call.id as DestinationId)),
  };
}

/** PATCH /webhook/destinations/{id}/. */
export async function updateDestination(call: Call): Promise<Answer> {
  const { label, url, enabled, subscribed_events, retry_schedule } = parseDestinationUpdate(
    parseObject(call.body),
  );
  const change = {
    ...(label !== undefined && { label }),
    ...(url !== undefined && { url: parseUrl(call, url) }),
    ...(enabled !== undefined && { isEnabled: enabled }),
    ...(subscribed_events !== undefined && { subscriptions: [...new Set(subscribed_events)] }),
    ...(retry_schedule !== undefined && { retrySchedule: retry_schedule }),
  };
  const { ports, integration, id } = call;
  const changed = changeDestination(ports, integration, id as DestinationId, change);
  return { status: 200, body: await bodyOf(call, await changed.catch(asFieldError)) };
}

/** DELETE /webhook/destinations/{id}/. */
export async function deleteDestination({ ports, integration, id }: Call): Promise<Answer> {
  await removeDestination(ports, integration, id as DestinationId);
  return { status: 204 };
}

async function bodyOf({ ports }: Call, destination: WebhookDestination) {
  const statistics = await ports.webhooks.countTries([destination.id]);
  return destinationBody(destination, statistics.get(destination.id));
}

/** 43 characters of base64url. */
function newSecret(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}

function parseUrl({ integration }: Call, given: string): string {
  const url = URL.parse(given);
  const isSafe =
    url?.protocol === "https:" || (url?.protocol === "http:" && integration.allowInsecureWebhooks);
  if (!url || !isSafe || url.username !== "" || url.password !== "" || url.hash !== "")
    throw refuseFields({
      url: ["Must be an address that begins with https://, without user name and fragment."],
    });
  return given;
}

function asFieldError(error: unknown): never {
  const isTaken = error instanceof CoreError && error.code === "input-invalid";
  throw isTaken ? refuseFields({ url: [`This address cannot be added: ${error.message}.`] }) : error;
}
