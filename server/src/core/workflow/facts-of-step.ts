import type { Assessment } from "#core/check/assessment.ts";
import type { Findings } from "#core/check/evidence.ts";
import type { FactValue } from "./rule.ts";
import { daysBetween, yearsBetween } from "./years-between.ts";
import type { Visited } from "./visit.ts";

type Facts = Readonly<Record<string, FactValue>>;

/** What rules may ask of a step beside its status and reasons; facts that are not known are null. */
export function factsOfStep(
  { id, node }: Visited,
  findings: Findings,
  read: Pick<Assessment, "person" | "document">,
): Facts {
  if (node.feature === "id-verification") return factsOfDocument(findings, read);
  if (node.feature === "liveness")
    return {
      method: node.config.method ?? "passive",
      texture: findings.selfie?.liveness?.value.texture ?? null,
    };
  if (node.feature === "face-match") return factsOfMatch(id, findings);
  return factsOfFindings(id, findings);
}

function factsOfDocument({ today }: Findings, { person, document }: Pick<Assessment, "person" | "document">) {
  const { dateOfBirth: born } = person;
  const { validUntil } = document;
  return {
    "document-type": document.type ?? null,
    "document-country": document.country ?? null,
    "document-number": document.number ?? null,
    nationality: person.nationality ?? null,
    gender: person.gender ?? null,
    "first-name": person.firstName ?? null,
    "last-name": person.lastName ?? null,
    "date-of-birth": born ?? null,
    age: born === undefined ? null : yearsBetween(born, today),
    "days-until-expiry": validUntil === undefined ? null : daysBetween(today, validUntil),
  };
}

/** So many of a hundred strangers look less alike: the one scale on which engines may be exchanged. */
function factsOfMatch(id: string, { steps, faceMatch }: Findings): Facts {
  const own = steps?.[id];
  const comparison = own?.feature === "face-match" ? own.comparison : faceMatch;
  return { similarity: comparison ? 100 * (1 - comparison.value.falseMatchRate) : null };
}

function factsOfFindings(id: string, { steps, today }: Findings): Facts {
  const found = steps?.[id];
  switch (found?.feature) {
    case "age-estimation":
      return {
        years: found.estimate?.value.years ?? null,
        "standard-deviation": found.estimate?.value.stDev ?? null,
      };
    case "proof-of-address": {
      const value = (name: string) => found.reading?.fields.find((field) => field.name === name)?.value;
      const issued = value("date-of-issue");
      return {
        "document-kind": found.reading?.kind ?? null,
        address: value("address") ?? null,
        name: value("full-name") ?? null,
        issuer: value("issuer") ?? null,
        "age-in-days": issued === undefined ? null : daysBetween(issued, today),
      };
    }
    case "questionnaire":
      return found.answers ?? {};
    case "email-verification":
      return {
        address: found.contact?.address ?? null,
        domain: found.contact?.address.split("@")[1] ?? null,
      };
    case "phone-verification":
      return { number: found.contact?.address ?? null };
    case "database-validation":
    case "aml-screening":
    case "ip-analysis":
    case "nfc":
      return found.answer.status === "answered"
        ? { provider: found.answer.provider, ...found.answer.facts }
        : {};
    case "face-match":
    case undefined:
      return {};
  }
}
