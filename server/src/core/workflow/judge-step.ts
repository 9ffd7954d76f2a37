import type { Assessment } from "#core/check/assessment.ts";
import type { CheckResult } from "#core/check/check.ts";
import type { Findings } from "#core/check/evidence.ts";
import { fail, pass, unsure } from "#core/check/judgement.ts";
import type { Policy } from "#core/decision/policy.ts";
import { judgePair } from "#core/face/judge-face.ts";
import { yearsBetween } from "./years-between.ts";
import { judgeProofStep } from "./judge-proof-step.ts";
import type { StepFindings } from "./step-findings.ts";
import type { Visited } from "./visit.ts";

/** What a step's own judge sees. */
export interface StepCase {
  readonly step: Visited;
  readonly findings: Findings;
  readonly policy: Policy;
  /** What was read of the documents on the way. */
  readonly read: Pick<Assessment, "person" | "document">;
}

/** The checks of one step that no other step has; none where its pictures say it all. Pure. */
export function judgeStep(subject: StepCase): readonly CheckResult[] {
  const { step, findings } = subject;
  const found = findings.steps?.[step.id];
  const { feature, config } = step.node;
  if (feature === "id-verification") return judgeDocument(subject);
  if (found) return judgeFindings(found, subject);
  if (feature === "liveness") return config.method === "active" ? judgeChallenged(findings) : [];
  return feature === "face-match" ? [] : [unsure("screening", "check-not-configured", "Nobody was asked.")];
}

function judgeFindings(found: StepFindings, subject: StepCase): readonly CheckResult[] {
  switch (found.feature) {
    case "age-estimation":
      return judgeAgeEstimate(found, subject);
    case "face-match":
      return found.comparison
        ? [judgePair("portrait-match", found.comparison, subject.policy.thresholds)]
        : [];
    case "proof-of-address":
      return judgeProofStep(found, subject);
    case "questionnaire":
      return [
        found.answers
          ? pass("answers", "The questions were answered.")
          : fail("answers", "answers-missing", "The questions were not answered."),
      ];
    case "email-verification":
    case "phone-verification":
      return [judgeContact(found)];
    case "database-validation":
    case "aml-screening":
    case "ip-analysis":
    case "nfc":
      return [judgeAnswer(found)];
  }
}

function judgeChallenged({ burst }: Findings): readonly CheckResult[] {
  if (burst) return [];
  return [fail("liveness-challenge", "media-missing", "The person was to move, and did not.")];
}

function judgeDocument({ step, findings, read }: StepCase): readonly CheckResult[] {
  const { documentTypes, countries, minimumAge } = step.node.config;
  const { type, country } = read.document;
  const isOther =
    (documentTypes && type !== undefined && !documentTypes.includes(type)) ||
    (countries && country !== undefined && !countries.includes(country));
  const measurements = { type: type ?? null, country: country ?? null };
  const allowed = isOther
    ? fail("document-allowed", "document-not-accepted", "It is none of the documents accepted.", {
        measurements,
      })
    : pass("document-allowed", "It is one of the documents accepted.", { measurements });
  return [
    ...(documentTypes || countries ? [allowed] : []),
    ...(minimumAge === undefined ? [] : judgeAge(minimumAge, read.person.dateOfBirth, findings.today)),
  ];
}

/** A date of birth that was not read is told by the document's own checks. */
function judgeAge(minimumAge: number, born: string | undefined, today: string): readonly CheckResult[] {
  if (born === undefined) return [];
  const details = { measurements: { age: yearsBetween(born, today) }, thresholds: { minimumAge } };
  return [
    yearsBetween(born, today) < minimumAge
      ? fail("document-age", "below-minimum-age", "The document's holder is younger.", details)
      : pass("document-age", "The document's holder is old enough.", details),
  ];
}

/** So many standard deviations away one estimate in a hundred is wrong. */
const surely = 2.33;

function judgeAgeEstimate(
  { estimate }: Extract<StepFindings, { feature: "age-estimation" }>,
  { step }: StepCase,
): readonly CheckResult[] {
  const { minimumAge } = step.node.config;
  if (!estimate) return [];
  const { years, stDev } = estimate.value;
  const details = { measurements: { years, stDev }, models: estimate.models };
  if (minimumAge === undefined) return [pass("age", "The age was estimated.", details)];
  const judged = { ...details, thresholds: { minimumAge } };
  if (years + surely * stDev < minimumAge)
    return [fail("age", "below-minimum-age", "The person surely looks younger.", judged)];
  return [
    years - surely * stDev >= minimumAge
      ? pass("age", "The person surely looks old enough.", judged)
      : unsure("age", "below-minimum-age", "The person may be younger or old enough.", judged),
  ];
}

function judgeContact({
  contact,
}: Extract<StepFindings, { feature: "email-verification" | "phone-verification" }>): CheckResult {
  const measurements = { codesSent: contact?.codesSent ?? 0, wrongCodes: contact?.wrongCodes ?? 0 };
  return contact?.isVerified
    ? pass("contact", "The code that was sent came back.", { measurements })
    : fail("contact", "contact-not-verified", "No code that was sent came back.", { measurements });
}

function judgeAnswer({ answer }: Extract<StepFindings, { readonly answer: unknown }>): CheckResult {
  if (answer.status === "not-configured")
    return unsure("screening", "check-not-configured", "Nobody is there to ask.");
  const { verdict, reason, provider, facts } = answer;
  const measurements = { provider, ...facts };
  if (verdict === "pass" || reason === null)
    return pass("screening", "Nothing was found against the person.", { measurements });
  const judged = verdict === "fail" ? fail : unsure;
  return judged("screening", reason, "Something was found.", { measurements });
}
