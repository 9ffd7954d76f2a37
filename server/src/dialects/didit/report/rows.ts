import type { ReportRow } from "#core/report/printed-report.ts";
import type { Json, JsonObject } from "#lib/json.ts";
import { isObject } from "../fields.ts";

/** Told elsewhere in the report. */
const elsewhere: readonly string[] = ["node_id", "warnings"];

/** What an entry tells, one line for each value; pictures, links and what is not known are left out. */
export function rowsOf(entry: JsonObject, before = ""): readonly ReportRow[] {
  return Object.entries(entry).flatMap(([name, value]): readonly ReportRow[] => {
    if (elsewhere.includes(name)) return [];
    const label = before === "" ? labelOf(name) : `${before}: ${labelOf(name).toLowerCase()}`;
    if (isObject(value)) return rowsOf(value, label);
    const text = Array.isArray(value) ? listOf(value) : textOf(value);
    return text === "" || /^https?:\/\//.test(text) ? [] : [[label, text]];
  });
}

function listOf(values: readonly Json[]): string {
  return values
    .filter((value) => !isObject(value) && !Array.isArray(value))
    .map(textOf)
    .join(", ");
}

/** A value as people read it; empty for what is not known. */
export function textOf(value: Json | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A name in words: "document_number" is "Document number". */
export function labelOf(name: string): string {
  const words = name.replace(/[_-]+/g, " ").trim();
  const lower = words === words.toUpperCase() ? words.toLowerCase() : words;
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
