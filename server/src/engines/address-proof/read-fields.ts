import type { AddressProofField, AddressProofReading } from "#core/document/proof-of-address.ts";
import { findAccountNumber } from "./find-account-number.ts";
import { findHolder, type Found } from "./find-holder.ts";
import { findIssueDate } from "./find-issue-date.ts";
import { findIssuer } from "./find-issuer.ts";
import type { PageText } from "./page-text.ts";
import { tellKind } from "./tell-kind.ts";

/** What a letter says of its kind, its holder and itself. `today` is YYYY-MM-DD. */
export function readFields(
  pages: readonly PageText[],
  today: string,
): Pick<AddressProofReading, "kind" | "fields"> {
  const holder = findHolder(pages);
  const found = {
    "full-name": holder.name,
    address: holder.address,
    "service-address": holder.serviceAddress,
    issuer: findIssuer(pages, holder),
    "date-of-issue": findIssueDate(pages, today),
    "account-number": findAccountNumber(pages),
  } satisfies Record<AddressProofField["name"], Found | null>;
  const fields = Object.entries(found).flatMap(([name, each]) =>
    each === null ? [] : [toField(name as AddressProofField["name"], each)],
  );
  return { kind: tellKind(pages), fields };
}

function toField(name: AddressProofField["name"], found: Found): AddressProofField {
  const { value, raw, page } = found;
  return { name, value, raw, confidence: round(found.reading * found.certainty), page };
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
