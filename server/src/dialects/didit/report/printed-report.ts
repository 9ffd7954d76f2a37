import type { SessionEvent } from "#core/event/event.ts";
import type { PrintedReport, ReportRow, ReportSection } from "#core/report/printed-report.ts";
import type { NodeResult } from "#core/workflow/node-result.ts";
import type { Json, JsonObject } from "#lib/json.ts";
import { decisionBody, type Surroundings } from "../decision/decision-body.ts";
import { featureWords } from "../decision/feature-words.ts";
import type { Report } from "../decision/report.ts";
import { riskWords } from "../decision/risks.ts";
import { isObject } from "../fields.ts";
import { labelOf, rowsOf, textOf } from "./rows.ts";

/** What a report is printed from. */
export interface ToPrint {
  readonly report: Report;
  readonly events: readonly SessionEvent[];
  readonly at: Date;
}

/** A session's decision as it is told in JSON, in the order in which people read. */
export function printedReport(context: Surroundings, { report, events, at }: ToPrint): PrintedReport {
  const { session, status, results } = report;
  const body = decisionBody(context, report);
  return {
    title: `Verification: ${status}`,
    subtitle: `Session ${session.id} · printed ${timeOf(at)}`,
    sections: [
      sessionSection(body),
      warningSection(results),
      ...results.map((result) => stepSection(body, result)),
      ...(report.reviews.length > 0 ? [reviewSection(body)] : []),
      {
        heading: "Timeline",
        rows: events.map(({ at: when, type }) => [timeOf(when), labelOf(type)]),
        notes: [],
      },
    ],
    footer: `Session ${session.id}`,
    at,
  };
}

const sessionFields = [
  ...["session_id", "session_number", "status", "vendor_data", "workflow_id", "features"],
  ...["created_at", "expires_at", "expected_details", "contact_details", "metadata"],
];

function sessionSection(body: JsonObject): ReportSection {
  const told = Object.fromEntries(sessionFields.map((name) => [name, body[name] ?? null]));
  return { heading: "Session", rows: rowsOf(told), notes: [] };
}

function warningSection(results: readonly NodeResult[]): ReportSection {
  const rows = results.flatMap(({ feature, reasons }) =>
    reasons.map((reason): ReportRow => [labelOf(featureWords[feature]), riskWords[reason].long]),
  );
  return { heading: "Warnings", rows, notes: rows.length === 0 ? ["None."] : [] };
}

/** A step with what was read and found there, and the checks that answer for it. */
function stepSection(body: JsonObject, { node, feature, checks }: NodeResult): ReportSection {
  const entry = entryOf(body, node);
  const isAsked = feature === "questionnaire";
  return {
    heading: `${labelOf(featureWords[feature])} (${node})`,
    rows: isAsked ? [["Status", textOf(entry["status"])], ...answersOf(entry)] : rowsOf(entry),
    notes: checks.map(({ check, verdict, rule }) => `${labelOf(check)}: ${verdict}. ${rule}`),
  };
}

function entryOf(body: JsonObject, node: string): JsonObject {
  const entries = Object.values(body).flatMap((list) =>
    Array.isArray(list) ? (list as readonly Json[]) : [],
  );
  return entries.filter(isObject).find((entry) => entry["node_id"] === node) ?? {};
}

function answersOf({ sections }: JsonObject): readonly ReportRow[] {
  const [section] = Array.isArray(sections) ? (sections as readonly Json[]).filter(isObject) : [];
  const items = section?.["items"];
  const questions = Array.isArray(items) ? (items as readonly Json[]).filter(isObject) : [];
  return questions.map(({ value, answer }) => {
    const given = isObject(answer) ? answer["value"] : null;
    return [textOf(value), given === null || given === undefined ? "No answer" : textOf(given)];
  });
}

function reviewSection({ reviews }: JsonObject): ReportSection {
  const all = Array.isArray(reviews) ? (reviews as readonly Json[]).filter(isObject) : [];
  const rows = all.map(
    ({ created_at, new_status, comment }): ReportRow => [
      textOf(created_at),
      [new_status, comment].map(textOf).filter(Boolean).join(": "),
    ],
  );
  return { heading: "Reviews", rows, notes: [] };
}

function timeOf(at: Date): string {
  return at
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");
}
