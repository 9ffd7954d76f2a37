import {
  type AddressToProve,
  type ContactVerdict,
  sendContactCode,
  takeContactCode,
} from "#core/contact/check-address.ts";
import type { ContactCheck } from "#core/contact/contact-check.ts";
import { CoreError } from "#core/errors.ts";
import type { Json, JsonObject } from "#lib/json.ts";
import type { Answer, Call } from "../call.ts";
import { refuse, refuseFields } from "../errors.ts";
import { parseObject } from "../fields.ts";
import { parseMetadata } from "../session/metadata.ts";
import { emailReport, phoneReport } from "./contact-report.ts";
import { parseEmailCode, parseEmailToProve, parsePhoneCode, parsePhoneToProve } from "./schema.ts";

/** POST /email/send/: sends a code to an address, without a session. */
export async function sendEmail(call: Call): Promise<Answer> {
  const body = parseObject(call.body);
  const { email, options = {}, vendor_data } = parseEmailToProve(body);
  return send(call, "email", {
    ...{ channel: "email", address: email, language: options.locale ?? "en" },
    ...{ codeLength: options.code_size ?? 6, hasLetters: options.alphanumeric_code ?? false },
    dialectData: said(vendor_data, body["metadata"]),
  });
}

/** POST /phone/send/: the same by text message, whichever channel is preferred. */
export async function sendPhone(call: Call): Promise<Answer> {
  const body = parseObject(call.body);
  const { phone_number, options = {}, vendor_data } = parsePhoneToProve(body);
  return send(call, "phone_number", {
    ...{ channel: "sms", address: phone_number, language: options.locale ?? "en" },
    ...{ codeLength: options.code_size ?? 6, hasLetters: false },
    dialectData: said(vendor_data, body["metadata"]),
  });
}

/** POST /email/check/. */
export async function checkEmail(call: Call): Promise<Answer> {
  const { email, code } = parseEmailCode(parseObject(call.body));
  const { ports, integration } = call;
  const taken = takeContactCode(ports, integration, { channel: "email", address: email, code });
  const told = await taken.catch((error: unknown) => asFieldError("email", error));
  return { status: 200, body: checkedBody(call, "email", told) };
}

/** POST /phone/check/. */
export async function checkPhone(call: Call): Promise<Answer> {
  const { phone_number, code } = parsePhoneCode(parseObject(call.body));
  const { ports, integration } = call;
  const taken = takeContactCode(ports, integration, { channel: "sms", address: phone_number, code });
  const told = await taken.catch((error: unknown) => asFieldError("phone_number", error));
  return { status: 200, body: checkedBody(call, "phone", told) };
}

async function send({ ports, integration }: Call, field: string, asked: AddressToProve): Promise<Answer> {
  const sending = sendContactCode(ports, integration, asked);
  const sent = await sending.catch((error: unknown) => asFieldError(field, error));
  if (!sent) throw refuse(429, "This address was sent too many codes. Try again in an hour.");
  const status = sent.isRetry ? "Retry" : "Success";
  return {
    status: 200,
    body: { request_id: sent.check.id, status, reason: null, ...echo(sent.check) },
  };
}

function checkedBody(
  { ports, integration }: Call,
  name: "email" | "phone",
  told: ContactVerdict,
): JsonObject {
  const now = ports.now(integration);
  const created_at = now.toISOString();
  if (told.verdict === "none") {
    const nobody = { vendor_data: null, metadata: null };
    const message = `No code for this ${name === "email" ? "address" : "number"} is open.`;
    return { request_id: ports.newId(), status: "Expired or Not Found", message, ...nobody, created_at };
  }
  const { check, verdict, attemptsLeft } = told;
  const rest = { ...echo(check), created_at };
  if (verdict === "wrong") {
    const message = `The code is wrong. Attempts remaining: ${attemptsLeft}`;
    return { request_id: ports.newId(), status: "Failed", message, [name]: null, ...rest };
  }
  const isRight = verdict === "right";
  const message = isRight ? "The code is right." : "The code is wrong. No attempts remain.";
  const status = isRight ? "Approved" : "Declined";
  const report = name === "email" ? emailReport(check, now) : phoneReport(check, now);
  return { request_id: check.id, status, message, [name]: report, ...rest };
}

function said(vendor_data: string | null | undefined, metadata: Json | undefined): JsonObject {
  return { vendor_data: vendor_data ?? null, metadata: parseMetadata(metadata) };
}

function echo({ dialectData: { vendor_data = null, metadata = null } }: ContactCheck) {
  return { vendor_data, metadata };
}

function asFieldError(field: string, error: unknown): never {
  const isOdd = error instanceof CoreError && error.code === "input-invalid";
  throw isOdd ? refuseFields({ [field]: [`This cannot be used: ${error.message}.`] }) : error;
}
