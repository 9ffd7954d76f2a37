import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import type { JsonObject } from "#lib/json.ts";
import { refuseFields } from "../errors.ts";
import { checkFields } from "../fields.ts";

/** Every kind of message that may be subscribed to; this server sends the first. */
const eventNames = [
  ...[
    "status.updated",
    "data.updated",
    "user.status.updated",
    "user.data.updated",
    "business.status.updated",
  ],
  ...["business.data.updated", "activity.created", "transaction.created", "transaction.status.updated"],
  "travel_rule.status.updated",
];

const fields = {
  label: Type.String({ minLength: 1, maxLength: 255 }),
  url: Type.String({ maxLength: 2000 }),
  enabled: Type.Optional(Type.Boolean()),
  webhook_version: Type.Optional(Type.Enum(["v1", "v2", "v3"])),
  subscribed_events: Type.Optional(Type.Array(Type.Enum(eventNames))),
  retry_schedule: Type.Optional(Type.Enum(["vendor", "week"])),
};
const NewDestination = Type.Object(fields);
const DestinationUpdate = Type.Partial(Type.Object(fields));
export type NewDestination = Static<typeof NewDestination>;
export type DestinationUpdate = Static<typeof DestinationUpdate>;

const newDestination = Compile(NewDestination);
const destinationUpdate = Compile(DestinationUpdate);

/** Checks the body of POST /webhook/destinations/. Throws Refusal 400. */
export function parseNewDestination(body: JsonObject): NewDestination {
  return checkRest(checkFields(newDestination, body));
}

/** Checks the body of PATCH /webhook/destinations/{id}/. Throws Refusal 400. */
export function parseDestinationUpdate(body: JsonObject): DestinationUpdate {
  return checkRest(checkFields(destinationUpdate, body));
}

function checkRest<T extends DestinationUpdate>(given: T): T {
  if (given.subscribed_events?.length === 0)
    throw refuseFields({ subscribed_events: ["At least one subscribed event is required."] });
  if (given.webhook_version !== undefined && given.webhook_version !== "v3")
    throw refuseFields({ webhook_version: ["This server sends v3 only."] });
  return given;
}
