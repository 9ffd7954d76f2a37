import type { Feature } from "./feature.ts";
import type { Operator } from "./rule.ts";

/** What kind of value a fact has. */
export type FactKind = "text" | "number" | "boolean" | "list";

const ofEveryStep = { status: "text", reasons: "list" } as const;

/** What rules may ask of each feature's steps. */
export const facts: Readonly<Record<Feature, Readonly<Record<string, FactKind>>>> = {
  "id-verification": {
    ...ofEveryStep,
    "document-type": "text",
    "document-country": "text",
    "document-number": "text",
    nationality: "text",
    gender: "text",
    "first-name": "text",
    "last-name": "text",
    "date-of-birth": "text",
    age: "number",
    "days-until-expiry": "number",
  },
  nfc: ofEveryStep,
  liveness: { ...ofEveryStep, method: "text", texture: "number" },
  "face-match": { ...ofEveryStep, similarity: "number" },
  "age-estimation": { ...ofEveryStep, years: "number", "standard-deviation": "number" },
  "proof-of-address": {
    ...ofEveryStep,
    "document-kind": "text",
    address: "text",
    name: "text",
    issuer: "text",
    "age-in-days": "number",
  },
  /** Beside these each answer is a fact of its own, by its question's id. */
  questionnaire: ofEveryStep,
  "email-verification": { ...ofEveryStep, address: "text", domain: "text" },
  "phone-verification": { ...ofEveryStep, number: "text" },
  "database-validation": { ...ofEveryStep, provider: "text" },
  "aml-screening": { ...ofEveryStep, provider: "text", hits: "number" },
  "ip-analysis": { ...ofEveryStep, provider: "text", country: "text", "is-anonymous": "boolean" },
};

/** What rules may ask of the session itself. */
export const sessionFacts: Readonly<Record<string, FactKind>> = {
  language: "text",
  attempt: "number",
  "expected-country": "text",
};

/** The name under which rules ask of the session; no step may have it. */
export const sessionNode = "session";

/** By which operators a fact of each kind may be compared. */
export const operatorsOf: Readonly<Record<FactKind, readonly Operator[]>> = {
  text: [
    ...(["equals", "not-equals", "contains", "not-contains", "in", "not-in"] as const),
    ...(["matches", "resembles", "is-empty", "is-not-empty"] as const),
  ],
  number: [
    ...(["equals", "not-equals", "in", "not-in", "is-empty", "is-not-empty"] as const),
    ...(["greater-than", "greater-than-or-equals", "less-than", "less-than-or-equals"] as const),
  ],
  boolean: ["equals", "not-equals", "is-empty", "is-not-empty"],
  list: ["contains", "not-contains", "is-empty", "is-not-empty"],
};
