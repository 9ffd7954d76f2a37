import type { Policy, ReasonOutcome } from "#core/decision/policy.ts";
import { judgeAccepted } from "#core/document/judge-accepted.ts";
import { judgeConsistent } from "#core/document/judge-consistent.ts";
import { judgeInDate } from "#core/document/judge-in-date.ts";
import { judgePhysical } from "#core/document/judge-physical.ts";
import { judgeReadable } from "#core/document/judge-readable.ts";
import { judgeUntampered } from "#core/document/judge-untampered.ts";
import { judgeWhole } from "#core/document/judge-whole.ts";
import { judgePerson } from "#core/document/judge-person.ts";
import { documentOfFields, personOfFields } from "#core/document/read-fields.ts";
import { judgeFaceMatch, judgeFaceVisible } from "#core/face/judge-face.ts";
import { judgeBurst } from "#core/liveness/judge-burst.ts";
import { judgeBlocklist, judgeDuplicate } from "#core/face/judge-known-face.ts";
import { judgeLiveness } from "#core/liveness/judge-liveness.ts";
import { judgeMedia } from "#core/media/judge-media.ts";
import { judgeQuality } from "#core/media/judge-quality.ts";
import type { Assessment } from "./assessment.ts";
import type { CheckName, CheckResult } from "./check.ts";
import type { Findings } from "./evidence.ts";
import { documentCase } from "./document-case.ts";
import { type Case, notRun } from "./judgement.ts";
import { type CheckReason, checkReasons } from "./reason.ts";

const judges = [
  ...[judgeMedia, judgeQuality, judgeReadable, judgeWhole, judgeConsistent, judgeInDate, judgeAccepted],
  ...[judgePhysical, judgeUntampered, judgePerson, judgeFaceVisible, judgeFaceMatch, judgeLiveness],
  ...[judgeBlocklist, judgeDuplicate],
];

/** Checks that mean nothing when the picture itself is not good enough: the person is asked for another. */
const needGoodPictures: readonly CheckName[] = [
  "document-physical",
  "face-match",
  "liveness",
  "document-consistent",
  "document-untampered",
];
const pictureChecks: readonly CheckName[] = [
  "image-quality",
  "face-visible",
  "document-readable",
  "document-whole",
];

/** Which checks are asked for, and others that the judges above do not know. */
export interface Asked {
  readonly isAsked: (check: CheckName) => boolean;
  readonly more: (read: Pick<Assessment, "person" | "document">) => readonly CheckResult[];
}

const everything: Asked = { isAsked: () => true, more: () => [] };

/** Judges what was measured. Pure: the same findings and policy always give the same assessment. */
export function assess(findings: Findings, policy: Policy, asked: Asked = everything): Assessment {
  const document = documentCase(findings, policy);
  const subject: Case = { findings, thresholds: policy.thresholds, document };
  const all = findings.burst ? [...judges, judgeBurst] : judges;
  const first = all.map((judge) => judge(subject));
  const isPictureBad = first.some((check) => pictureChecks.includes(check.check) && check.verdict === "fail");
  const judged = first.map((check) =>
    isPictureBad && meansNothing(check)
      ? notRun(check.check, "Not judged: the picture is not good enough.", check)
      : check,
  );
  const read = {
    person: personOfFields(document.chosen),
    document: documentOfFields(document.chosen, document.documentClass),
  };
  const checks = [...judged.filter(({ check }) => asked.isAsked(check)), ...asked.more(read)];
  return { ...concludeChecks(checks, policy), checks, ...read };
}

/** What checks lead to together, and the reasons by precedence. */
export function concludeChecks(
  checks: readonly CheckResult[],
  policy: Pick<Policy, "outcomes">,
): Pick<Assessment, "outcome" | "reasons"> {
  const found = checks.flatMap((check) => outcomesOf(check, policy)).toSorted(byPrecedence);
  const reasons = [...new Set(found.map(({ reason }) => reason))];
  return { outcome: found[0] ? outcomeNames[found[0].outcome] : "approved", reasons };
}

function meansNothing({ check, verdict }: CheckResult): boolean {
  if (check === "document-readable") return verdict === "unsure";
  return verdict !== "pass" && needGoodPictures.includes(check);
}

const outcomeNames = {
  decline: "declined",
  review: "in-review",
  resubmit: "resubmission-requested",
} as const;
const outcomeOrder: readonly ReasonOutcome[] = ["decline", "review", "resubmit"];

interface Found {
  readonly reason: CheckReason;
  readonly outcome: ReasonOutcome;
}

function outcomesOf({ verdict, reason }: CheckResult, policy: Pick<Policy, "outcomes">): readonly Found[] {
  if (reason === null) return [];
  return [{ reason, outcome: verdict === "unsure" ? "review" : policy.outcomes[reason] }];
}

function byPrecedence(a: Found, b: Found): number {
  return (
    outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome) ||
    checkReasons.indexOf(a.reason) - checkReasons.indexOf(b.reason)
  );
}
