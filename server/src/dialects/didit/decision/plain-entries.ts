import type { AddressProofReading } from "#core/document/proof-of-address.ts";
import type { NodeResult } from "#core/workflow/node-result.ts";
import type { ContactFindings } from "#core/workflow/step-findings.ts";
import type { JsonObject } from "#lib/json.ts";
import { type LinkMaker, mediaUrl, newestOf } from "../media/media-url.ts";
import { nodeStatusWords, plainStatusWords } from "./feature-words.ts";
import type { Report } from "./report.ts";
import { tell } from "./tell.ts";
import { warningsOf } from "./warnings.ts";

const proofKinds: Readonly<Record<AddressProofReading["kind"], string>> = {
  "utility-bill": "UTILITY_BILL",
  "bank-statement": "BANK_STATEMENT",
  "tax-document": "GOVERNMENT_ISSUED_DOCUMENT",
  "government-letter": "GOVERNMENT_ISSUED_DOCUMENT",
  other: "OTHER_POA_DOCUMENT",
};

function contactOf({ evidence }: Report, { node }: NodeResult): ContactFindings | null {
  const found = evidence?.findings.steps?.[node];
  return found && "contact" in found ? found.contact : null;
}

function proofOf({ evidence }: Report, { node }: NodeResult): AddressProofReading | null {
  const found = evidence?.findings.steps?.[node];
  return found?.feature === "proof-of-address" ? found.reading : null;
}

/** What every entry has. */
function common(result: NodeResult) {
  return {
    node_id: result.node,
    status: nodeStatusWords[result.status],
    warnings: [...warningsOf(result)],
  };
}

/** One entry of `poa_verifications`. */
export function addressProof(links: LinkMaker, report: Report, result: NodeResult): JsonObject {
  const reading = proofOf(report, result);
  const file = newestOf(report.media, "address-proof") ?? newestOf(report.media, "address-proof", "document");
  const fields = {
    ...common(result),
    document_file: file ? mediaUrl(links, file, report.linksUntil) : null,
    ...proofFields(reading),
    extra_files: [],
  };
  return tell(fields, ["document_subtype", "expiration_date", "name_on_document"]);
}

/** What was read of a proof of address, as every answer tells it. */
export function proofFields(reading: AddressProofReading | null | undefined) {
  const value = (name: AddressProofReading["fields"][number]["name"]) =>
    reading?.fields.find((field) => field.name === name)?.value ?? null;
  const address = value("address");
  return {
    document_type: reading ? proofKinds[reading.kind] : "UNKNOWN",
    document_subtype: null,
    issuer: value("issuer"),
    issue_date: value("date-of-issue"),
    expiration_date: null,
    poa_address: address,
    poa_formatted_address: address,
    name_on_document: value("full-name"),
  };
}

/** One entry of `email_verifications`. */
export function emailEntry(_links: LinkMaker, report: Report, result: NodeResult): JsonObject {
  const contact = contactOf(report, result);
  return tell({
    ...common(result),
    status: plainStatusWords[result.status],
    email: contact?.address ?? null,
    verification_attempts: contact ? contact.wrongCodes + (contact.isVerified ? 1 : 0) : null,
    ...{ lifecycle: [], matches: [] },
  });
}

/** One entry of `phone_verifications`. */
export function phoneEntry(_links: LinkMaker, report: Report, result: NodeResult): JsonObject {
  const contact = contactOf(report, result);
  return tell({
    ...common(result),
    status: plainStatusWords[result.status],
    full_number: contact?.address ?? null,
    verification_method: "sms",
    verification_attempts: contact ? contact.wrongCodes + (contact.isVerified ? 1 : 0) : null,
    ...{ lifecycle: [], matches: [] },
  });
}

/** One entry of `nfc_verifications`, `aml_screenings`, `ip_analyses` or `database_validations`: what somebody else told. */
export function screeningEntry(_links: LinkMaker, _report: Report, result: NodeResult): JsonObject {
  return common(result);
}
