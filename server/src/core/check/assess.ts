import type { Policy, ReasonOutcome } from "#core/decision/policy.ts";
import {
  judgeAccepted,
  judgeConsistent,
  judgeInDate,
  judgePhysical,
  judgeReadable,
} from "#core/document/judge-document.ts";
import { judgePerson } from "#core/document/judge-person.ts";
import { documentOfMrz, personOfMrz } from "#core/document/read-fields.ts";
import { judgeFaceMatch, judgeFaceVisible } from "#core/face/judge-face.ts";
import { judgeLiveness } from "#core/liveness/judge-liveness.ts";
import { judgeMedia } from "#core/media/judge-media.ts";
import { judgeQuality } from "#core/media/judge-quality.ts";
import type { Assessment } from "./assessment.ts";
import type { CheckName, CheckResult } from "./check.ts";
import type { Findings } from "./evidence.ts";
import { type Case, isReadWell, notRun } from "./judgement.ts";
import { type CheckReason, checkReasons } from "./reason.ts";

const judges = [
  ...[judgeMedia, judgeQuality, judgeReadable, judgeConsistent, judgeInDate, judgeAccepted, judgePhysical],
  ...[judgePerson, judgeFaceVisible, judgeFaceMatch, judgeLiveness],
];

/** Checks that mean nothing when the picture itself is not good enough: the person is asked for another. */
const needGoodPictures: readonly CheckName[] = [
  "document-physical",
  "face-match",
  "liveness",
  "document-consistent",
];
const pictureChecks: readonly CheckName[] = ["image-quality", "face-visible", "document-readable"];

/** Judges what was measured. Pure: the same findings and policy always give the same assessment. */
export function assess(findings: Findings, policy: Policy): Assessment {
  const subject: Case = { findings, thresholds: policy.thresholds, zone: bestZone(findings, policy) };
  const first = judges.map((judge) => judge(subject));
  const isPictureBad = first.some((check) => pictureChecks.includes(check.check) && check.verdict === "fail");
  const checks = first.map((check) =>
    isPictureBad && check.verdict !== "pass" && needGoodPictures.includes(check.check)
      ? notRun(check.check, "Not judged: the picture is not good enough.", check)
      : check,
  );
  const found = checks.flatMap((check) => outcomesOf(check, policy)).toSorted(byPrecedence);
  const reasons = [...new Set(found.map(({ reason }) => reason))];
  const mrz = subject.zone?.mrz;
  return {
    outcome: found[0] ? outcomeNames[found[0].outcome] : "approved",
    reasons,
    checks,
    person: mrz ? personOfMrz(mrz) : {},
    document: mrz ? documentOfMrz(mrz) : {},
  };
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

function outcomesOf({ verdict, reason }: CheckResult, policy: Policy): readonly Found[] {
  if (reason === null) return [];
  return [{ reason, outcome: verdict === "unsure" ? "review" : policy.outcomes[reason] }];
}

function byPrecedence(a: Found, b: Found): number {
  return (
    outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome) ||
    checkReasons.indexOf(a.reason) - checkReasons.indexOf(b.reason)
  );
}

function bestZone({ documentFront, documentBack }: Findings, { thresholds }: Policy): Case["zone"] {
  const zones = [documentFront, documentBack].flatMap((side) =>
    side?.mrz.value ? [{ side, mrz: side.mrz.value }] : [],
  );
  return (
    zones.find(({ mrz }) => isReadWell(mrz, thresholds.mrzConfidence)) ??
    zones.toSorted((a, b) => b.mrz.confidence - a.mrz.confidence)[0] ??
    null
  );
}
