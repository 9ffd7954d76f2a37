import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import type { JsonObject } from "#lib/json.ts";
import { checkFields } from "../fields.ts";
import { languages } from "../words.ts";

const codeSize = Type.Optional(Type.Integer({ minimum: 4, maximum: 8 }));
const email = Type.String({ maxLength: 254 });
const phone = Type.String({ maxLength: 30 });
const vendorData = Type.Optional(Type.Union([Type.String({ maxLength: 1000 }), Type.Null()]));
/** What would not be done is not accepted as if it were. */
const nothing = Type.Optional(Type.Enum(["NO_ACTION"]));

const EmailToProve = Type.Object({
  email,
  options: Type.Optional(
    Type.Object({
      code_size: codeSize,
      alphanumeric_code: Type.Optional(Type.Boolean()),
      locale: Type.Optional(Type.Enum([...languages])),
    }),
  ),
  vendor_data: vendorData,
});
const PhoneToProve = Type.Object({
  phone_number: phone,
  options: Type.Optional(
    Type.Object({
      code_size: codeSize,
      locale: Type.Optional(Type.String({ maxLength: 5, pattern: "^[a-z]{2,3}(-[A-Z]{2,3})?$" })),
      preferred_channel: Type.Optional(
        Type.Enum(["whatsapp", "sms", "telegram", "voice", "rcs", "viber", "zalo"]),
      ),
    }),
  ),
  vendor_data: vendorData,
});
const EmailCode = Type.Object({
  ...{ email, code: Type.String({ minLength: 1, maxLength: 10 }) },
  ...{ duplicated_email_action: nothing, breached_email_action: nothing, disposable_email_action: nothing },
});
const PhoneCode = Type.Object({
  ...{ phone_number: phone, code: Type.String({ pattern: "^[0-9]{4,8}$" }) },
  duplicated_phone_number_action: nothing,
  ...{ disposable_number_action: nothing, voip_number_action: nothing },
});

const schemas = {
  ...{ emailToProve: Compile(EmailToProve), phoneToProve: Compile(PhoneToProve) },
  ...{ emailCode: Compile(EmailCode), phoneCode: Compile(PhoneCode) },
};

/** Checks the body of POST /email/send/. Throws Refusal 400. */
export function parseEmailToProve(body: JsonObject): Static<typeof EmailToProve> {
  return checkFields(schemas.emailToProve, body);
}

/** Checks the body of POST /phone/send/. Throws Refusal 400. */
export function parsePhoneToProve(body: JsonObject): Static<typeof PhoneToProve> {
  return checkFields(schemas.phoneToProve, body);
}

/** Checks the body of POST /email/check/. Throws Refusal 400. */
export function parseEmailCode(body: JsonObject): Static<typeof EmailCode> {
  return checkFields(schemas.emailCode, body);
}

/** Checks the body of POST /phone/check/. Throws Refusal 400. */
export function parsePhoneCode(body: JsonObject): Static<typeof PhoneCode> {
  return checkFields(schemas.phoneCode, body);
}
