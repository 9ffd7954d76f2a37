import type { ContactCheck } from "#core/contact/contact-check.ts";
import type { JsonObject } from "#lib/json.ts";

/** What is told of an e-mail address once it is decided. Nothing is told of what nobody looked up. */
export function emailReport(check: ContactCheck, now: Date): JsonObject {
  return { ...common(check, now, ["EMAIL", "EMAIL_CODE_ATTEMPTS_EXCEEDED"]), email: check.address };
}

/** What is told of a phone number once it is decided. */
export function phoneReport(check: ContactCheck, now: Date): JsonObject {
  return {
    ...common(check, now, ["PHONE", "VERIFICATION_CODE_ATTEMPTS_EXCEEDED"]),
    ...{ full_number: check.address, verification_method: "sms" },
  };
}

function common(
  { state, codesSent }: ContactCheck,
  now: Date,
  [feature, risk]: readonly [string, string],
): JsonObject {
  const isApproved = state === "approved";
  const warning = {
    ...{ feature, risk, additional_data: null, log_type: "error" },
    short_description: "Too many wrong codes",
    long_description: "Wrong codes were given as often as is allowed.",
  };
  return {
    status: isApproved ? "Approved" : "Declined",
    verification_attempts: codesSent,
    verified_at: isApproved ? now.toISOString() : null,
    warnings: isApproved ? [] : [warning],
    ...{ lifecycle: [], matches: [] },
  };
}
