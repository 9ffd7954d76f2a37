import type { CheckResult } from "#core/check/check.ts";
import { fail, pass, unsure } from "#core/check/judgement.ts";
import type { CheckReason } from "#core/check/reason.ts";
import { type AddressProofJudgement, judgeAddressProof } from "#core/document/judge-address-proof.ts";
import type { StepFindings } from "./step-findings.ts";
import type { StepCase } from "./judge-step.ts";

const defaultMaxAgeMonths = 3;

type ProofFindings = Extract<StepFindings, { feature: "proof-of-address" }>;

/** Whether a bill or letter proves where the person lives: the one of the documents, or else the one expected. */
export function judgeProofStep(
  { mediaId, reading }: ProofFindings,
  { step, findings, read }: StepCase,
): readonly CheckResult[] {
  if (mediaId === null) return [fail("address-proof", "media-missing", "No proof of address was uploaded.")];
  if (!reading) return [fail("address-proof", "unreadable", "The proof of address could not be opened.")];
  const maxAgeMonths = step.node.config.maxAgeMonths ?? defaultMaxAgeMonths;
  const name = fullName(read.person) ?? fullName(findings.expectedPerson);
  const { address } = findings.expectedPerson;
  const judged = judgeAddressProof(reading, { name, address, today: findings.today, maxAgeMonths });
  const measurements = {
    ...{ kind: reading.kind, name: judged.name, age: judged.age, issuer: judged.issuer },
    address: typeof judged.address === "string" ? judged.address : judged.address.result,
    cues: judged.cues.join(", "),
  };
  const details = { measurements, thresholds: { maxAgeMonths }, models: reading.models };
  if (judged.verdict === "pass")
    return [pass("address-proof", "It is recent and names person and address.", details)];
  const { reason, rule } = faultOf(judged);
  const judge = judged.verdict === "fail" ? fail : unsure;
  return [judge("address-proof", reason, rule, details)];
}

function fullName(person: { readonly firstName?: string; readonly lastName?: string }): string | undefined {
  const name = [person.firstName, person.lastName].filter((part) => part !== undefined).join(" ");
  return name === "" ? undefined : name;
}

function faultOf({ name, address, age, cues }: AddressProofJudgement): {
  readonly reason: CheckReason;
  readonly rule: string;
} {
  const isOther = (part: typeof name | typeof address) =>
    (typeof part === "string" ? part : part.result) === "different";
  if (age === "too-old") return { reason: "document-expired", rule: "The proof of address is too old." };
  if (isOther(name))
    return { reason: "person-differs-from-expected", rule: "It is addressed to somebody else." };
  if (isOther(address)) return { reason: "person-differs-from-expected", rule: "It names another address." };
  if (cues.length > 0)
    return { reason: "document-tampered", rule: "The file's making asks for a person's look." };
  if (age === "in-the-future") return { reason: "data-inconsistent", rule: "It is dated in the future." };
  return { reason: "unreadable", rule: "Not all that it has to say could be read for certain." };
}
