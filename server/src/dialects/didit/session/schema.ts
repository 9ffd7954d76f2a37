import { type Static, type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";
import type { JsonObject } from "#lib/json.ts";
import { checkFields } from "../fields.ts";
import { languages } from "../words.ts";

/** Clients of several languages send null for what they leave out. */
function optional<T extends TSchema>(schema: T) {
  return Type.Optional(Type.Union([schema, Type.Null()]));
}

const text = Type.String();
const uuid = Type.String({ pattern: "^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$" });
const date = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
const alpha3 = Type.String({ pattern: "^[A-Za-z]{3}$" });
const language = Type.Enum([...languages]);
const documentCode = Type.String({
  pattern: "^(?:[Pp]|[Ii][Dd]|[Dd][Ll]|[Rr][Pp]|[Hh][Ii][Cc]|[Tt][Cc]|[Ss][Ss][Cc])$",
});

const ContactDetails = Type.Object({
  email: optional(Type.String({ pattern: "^[^\\s@]+@[^\\s@]+$", maxLength: 254 })),
  email_lang: optional(language),
  send_notification_emails: optional(Type.Boolean()),
  phone: optional(Type.String({ pattern: "^\\+[1-9]\\d{6,14}$" })),
});

const ExpectedDetails = Type.Object({
  first_name: optional(text),
  last_name: optional(text),
  date_of_birth: optional(date),
  gender: optional(Type.Enum(["M", "F"])),
  nationality: optional(alpha3),
  country: optional(alpha3),
  id_country: optional(alpha3),
  poa_country: optional(alpha3),
  address: optional(text),
  identification_number: optional(text),
  ip_address: optional(text),
  expected_document_types: optional(Type.Array(documentCode)),
  company_name: optional(Type.String({ maxLength: 255 })),
  registry_country: optional(Type.String({ maxLength: 10 })),
  registration_number: optional(Type.String({ maxLength: 100 })),
});

/** Body of POST /session/: only what is read. `metadata` may be an object or the text of one. */
const NewSession = Type.Object({
  workflow_id: uuid,
  vendor_data: optional(Type.String({ maxLength: 1000 })),
  callback: optional(Type.String({ maxLength: 2000 })),
  callback_method: optional(Type.Enum(["initiator", "completer", "both"])),
  language: optional(language),
  contact_details: optional(ContactDetails),
  expected_details: optional(ExpectedDetails),
  portrait_image: optional(text),
  sandbox_scenario: optional(Type.String({ maxLength: 100 })),
});
export type NewSession = Static<typeof NewSession>;
export type ExpectedDetails = Static<typeof ExpectedDetails>;

const newSession = Compile(NewSession);

/** Checks the body of POST /session/. Throws Refusal 400. */
export function parseNewSession(body: JsonObject): NewSession {
  return checkFields(newSession, body);
}
