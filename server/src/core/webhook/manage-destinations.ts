import { CoreError } from "#core/errors.ts";
import type { SessionEvent } from "#core/event/event.ts";
import type { Integration, IntegrationId } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { announceTo } from "./announce.ts";
import type { DestinationId, WebhookDestination } from "./webhook-destination.ts";

/** So many destinations one integration may have. */
const destinationLimit = 50;

/** What is said of a new destination. */
export type NewDestination = Omit<WebhookDestination, "id" | "createdAt" | "updatedAt">;
/** What may be changed. */
export type DestinationChange = Partial<Omit<NewDestination, "dialect">>;

type Needs = Pick<Ports, "transaction" | "now" | "newId">;

/** Adds a destination. Throws "input-invalid" for an address that is told already, or where there are too many. */
export async function addDestination(
  ports: Needs,
  { id }: Pick<Integration, "id">,
  input: NewDestination,
): Promise<WebhookDestination> {
  const at = ports.now();
  const added: WebhookDestination = {
    ...input,
    ...{ id: ports.newId() as DestinationId, createdAt: at, updatedAt: at },
  };
  await changeAll(ports, id, (destinations) => [...destinations, added]);
  return added;
}

/** Changes what is given and leaves the rest. Throws "webhook-not-found". */
export async function changeDestination(
  ports: Needs,
  { id }: Pick<Integration, "id">,
  destinationId: DestinationId,
  change: DestinationChange,
): Promise<WebhookDestination> {
  const updatedAt = ports.now();
  const after = await changeAll(ports, id, (destinations) => {
    const before = findDestination({ destinations }, destinationId);
    const changed = { ...before, ...change, updatedAt };
    return destinations.map((one) => (one === before ? changed : one));
  });
  return findDestination({ destinations: after }, destinationId);
}

/** Nothing is told there from now on, nor what is waiting. Throws "webhook-not-found". */
export async function removeDestination(
  ports: Needs,
  { id }: Pick<Integration, "id">,
  destinationId: DestinationId,
): Promise<void> {
  await changeAll(ports, id, (destinations) => {
    const gone = findDestination({ destinations }, destinationId);
    return destinations.filter((one) => one !== gone);
  });
}

/** Throws "webhook-not-found" for one that the integration has not. */
export function findDestination(
  { destinations }: Pick<Integration, "destinations">,
  id: DestinationId,
): WebhookDestination {
  const found = destinations.find((one) => one.id === id);
  if (!found) throw new CoreError("webhook-not-found", `no destination ${id}`);
  return found;
}

/** Tells a destination again of events of before, in their order. Those whose session is deleted are left out. */
export async function replayEvents(
  ports: Needs,
  destination: WebhookDestination,
  events: readonly SessionEvent[],
): Promise<void> {
  await ports.transaction(async (tx) => {
    for (const event of events) await announceTo(ports, tx, destination, event);
  });
}

async function changeAll(
  ports: Needs,
  id: IntegrationId,
  change: (before: readonly WebhookDestination[]) => readonly WebhookDestination[],
): Promise<readonly WebhookDestination[]> {
  return ports.transaction(async (tx) => {
    const integration = await tx.integrations.lock(id);
    if (!integration) throw new CoreError("integration-not-found", `no integration ${id}`);
    const destinations = change(integration.destinations);
    requireSound(destinations);
    await tx.integrations.save({ ...integration, destinations });
    return destinations;
  });
}

function requireSound(destinations: readonly WebhookDestination[]): void {
  const addresses = new Set(destinations.map(({ dialect, url }) => `${dialect} ${url}`));
  if (addresses.size < destinations.length)
    throw new CoreError("input-invalid", "there is a destination with this address");
  if (destinations.length > destinationLimit)
    throw new CoreError("input-invalid", `there are no more than ${destinationLimit} destinations`);
}
