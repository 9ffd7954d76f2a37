import { duration } from "../duration.ts";
import { evidenceAsText } from "../show-evidence.ts";
import { type CellValue, pairs, table } from "../table.ts";
import type { Paint } from "../terminal.ts";
import { type DemoCase, endInWords } from "./demo-case.ts";
import type { DemoRun } from "./run-demo.ts";

/** A played story with what was wrong about it. */
export interface DemoReport {
  readonly name: string;
  readonly story: DemoCase;
  readonly run: DemoRun;
  readonly problems: readonly string[];
}

/** The report for machines. */
export function demoAsJson({ name, story, run, problems }: DemoReport) {
  const { sessionId, end, fetched, webhooks, evidence, stages, totalMs, checksMs } = run;
  return {
    case: name,
    isAsExpected: problems.length === 0,
    problems,
    expected: story.ends.map(endInWords),
    sessionId,
    decision: end.kind === "decided" ? end.decision : null,
    isInReview: end.kind === "in-review",
    fetchedDecision: fetched.decision ?? null,
    webhooks,
    ...{ stages, totalMs, checksMs: checksMs ?? null },
    evidence: evidence ? { policy: evidence.policy.version, ...evidence.assessment } : null,
  };
}

/** The report for people. */
export function demoAsText({ name, story, run, problems }: DemoReport, paint: Paint): string {
  const head = pairs([["case", `${name}: ${story.story}`], ...endOf(run), ...proofOf(run)], paint);
  const verdict =
    problems.length === 0
      ? paint("green", `As expected: ${story.ends.map(endInWords).join(" or ")}.`)
      : problems.map((problem) => paint("red", problem)).join("\n");
  return [
    head,
    run.evidence ? evidenceAsText(run.evidence.assessment.checks, paint) : "No evidence was stored.",
    timesAsText(run, paint),
    verdict,
    `Look at it again: npm run -s bonafide -- session show ${run.sessionId}`,
  ].join("\n\n");
}

function endOf({ end }: DemoRun): readonly (readonly [string, CellValue])[] {
  if (end.kind === "in-review")
    return [
      ["status", { text: "in review: a person has to decide, so no webhook was sent", style: "yellow" }],
    ];
  const { status, code, reason, reasonCode } = end.decision;
  return [
    ["status", { text: status, style: status === "approved" ? "green" : "red" }],
    ["code", code],
    ["reason", reason],
    ["reason code", reasonCode],
  ];
}

function proofOf({ webhooks, fetched, sessionId }: DemoRun): readonly (readonly [string, CellValue])[] {
  const right = webhooks.filter(({ signatures }) => signatures.sha256 && signatures.hmac).length;
  const answer = fetched.signatures.sha256 && fetched.signatures.hmac ? "right" : "wrong";
  return [
    ["webhooks", `${webhooks.length} received, ${right} with both signatures right`],
    ["GET decision", `${fetched.decision?.code ?? "no decision yet"}, signatures ${answer}`],
    ["session", sessionId],
  ];
}

function timesAsText({ stages, totalMs, checksMs }: DemoRun, paint: Paint): string {
  const rows = stages.map(({ stage, ms }) => [stage, duration(ms)]);
  const checks = checksMs === undefined ? [] : [["of which checks", duration(checksMs)]];
  const total = ["from the first request to the end", { text: duration(totalMs), style: "bold" as const }];
  return table(["Stage", "Time"], [...rows, ...checks, total], paint);
}
