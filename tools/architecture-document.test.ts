import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkReasons } from "../server/src/core/check/reason.ts";
import { defaultPolicy } from "../server/src/core/decision/policy.ts";
import { machineTransitions } from "../server/src/core/session/transitions.ts";
import { reasonWords } from "../server/src/dialects/veriff/reason-codes.ts";

const text = readFileSync(join(import.meta.dirname, "../ARCHITECTURE.md"), "utf8");

/** The cells of the table under a heading, without its head. */
function rowsUnder(heading: string): string[][] {
  const section = text.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** A name at the head of a cell, without what explains it. */
function name(cell: string): string {
  return cell.replace(/\s*[:(].*$/, "");
}

test("the table of states says what the product may do by itself", () => {
  const told = rowsUnder("The states of a session").map(([state = "", next = ""]) => [
    name(state),
    next === "–" ? [] : next.split(" · ").map(name),
  ]);
  const { deleted, ...others } = machineTransitions;
  expect(deleted).toEqual([]);
  expect(Object.fromEntries(told)).toEqual(others);
});

test("the table of reasons has every reason in its order, its outcome and its number", () => {
  const told = rowsUnder("Reasons").flatMap(([reasons = "", outcome = "", code = ""]) =>
    reasons.split(", ").map((reason) => [reason, outcome.split(",")[0], code]),
  );
  const known = checkReasons.map((reason) => [
    reason,
    defaultPolicy.outcomes[reason],
    String(reasonWords[reason].reasonCode),
  ]);
  expect(told).toEqual(known);
});
