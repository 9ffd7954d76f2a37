import type { Answer, Call } from "../call.ts";
import { documentFields } from "../decision/id-verification.ts";
import { proofFields } from "../decision/plain-entries.ts";
import { answerBody, examine, plainWarnings } from "./examine.ts";
import { readForm } from "./form.ts";

/** POST /id-verification/: what a document says, and whether it is sound. */
export async function idVerification(call: Call): Promise<Answer> {
  const form = await readForm(call);
  const back = await form.optionalFile("back_image");
  const minimumAge = form.number("minimum_age", { min: 0, max: 120, otherwise: 0 });
  const examined = await examine(call, {
    features: [{ feature: "id-verification", config: minimumAge > 0 ? { minimumAge } : {} }],
    pictures: { "document-front": await form.file("front_image"), ...(back && { "document-back": back }) },
  });
  const [result] = examined.run.results;
  const warnings = result ? plainWarnings(result) : [];
  const told = {
    // Nobody looks at these, so what a person should look at is not approved.
    status: result?.status === "approved" ? "Approved" : "Declined",
    ...documentFields(examined.findings),
    ...{ portrait_image: null, front_image: null, back_image: null, warnings },
  };
  return { status: 200, body: answerBody(call, form, { id_verification: told }) };
}

/** POST /poa/: what a bill, statement or letter says. */
export async function proofOfAddress(call: Call): Promise<Answer> {
  const form = await readForm(call);
  const months = form.number("poa_document_age_months", { min: 1, max: 120, otherwise: 0 });
  const [firstName, lastName] = [form.text("expected_first_name"), form.text("expected_last_name")];
  const examined = await examine(call, {
    features: [{ feature: "proof-of-address", config: months > 0 ? { maxAgeMonths: months } : {} }],
    pictures: {},
    addressProof: await form.file("document"),
    expectedPerson: {
      ...(firstName !== undefined && { firstName }),
      ...(lastName !== undefined && { lastName }),
    },
  });
  const [result] = examined.run.results;
  const own = examined.findings.steps?.[result?.node ?? ""];
  const told = {
    status: result?.status === "approved" ? "Approved" : "Declined",
    ...{ issuing_state: null, document_language: null },
    ...proofFields(own?.feature === "proof-of-address" ? own.reading : null),
    ...{ expected_details_address: form.text("expected_address") ?? null, poa_parsed_address: null },
    warnings: result ? plainWarnings(result) : [],
  };
  return { status: 200, body: answerBody(call, form, { poa: { ...told, document_subtype: "" } }) };
}
