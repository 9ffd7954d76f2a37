import { expect, test } from "vitest";
import type { WorkflowDefinition } from "../definition.ts";
import type { FactValue } from "../rule.ts";
import type { WorkflowCase } from "./read-cases.ts";
import { runCases } from "./run-cases.ts";

/** Both arms lead to the same end. */
const graph: WorkflowDefinition = {
  start: "age",
  settings: {},
  nodes: {
    age: { type: "feature", feature: "age-estimation", config: {}, next: "fork" },
    fork: {
      type: "branch",
      arms: [
        { match: "all", rules: [{ field: "age.years", is: "less-than", value: 12 }], next: "no" },
        { match: "all", rules: [{ field: "age.years", is: "less-than", value: 18 }], next: "no" },
      ],
      otherwise: "end",
    },
    no: { type: "status", status: "declined" },
    end: { type: "status", status: "determine" },
  },
};
const caseOf = (age: Record<string, FactValue>, end: WorkflowCase["expect"]): WorkflowCase => ({
  ...{ name: "a case", session: {}, path: undefined, expect: end },
  results: { age: { status: "approved", ...age } },
});
const young = caseOf({ years: 3 }, "declined");
const older = caseOf({ years: 15 }, "declined");
const adult = caseOf({ years: 30 }, "approved");

test("arms that lead to the same step are two ways, and each has to be taken", () => {
  expect(runCases(graph, [young, adult])).toMatchObject({
    ...{ untaken: [{ node: "fork", arm: 1 }], ways: 3, isPassed: false },
  });
  expect(runCases(graph, [young, older, adult])).toMatchObject({ untaken: [], isPassed: true });
});

test("nothing passes without a case", () => {
  expect(runCases(graph, []).isPassed).toBe(false);
});

test.each([
  ["declined", "declined"],
  ["in-review", "in-review"],
  ["not-configured", "in-review"],
  ["resubmission-requested", "resubmission-requested"],
  ["approved", "approved"],
] as const)("a step that is %s lets the end be %s where it is determined", (status, end) => {
  expect(runCases(graph, [caseOf({ years: 30, status }, end)]).results[0]).toMatchObject({
    ...{ end, isPassed: true, fault: undefined },
  });
});

test("a case that goes another way than it says fails, though it ends as expected", () => {
  const { results } = runCases(graph, [{ ...young, path: ["age", "no"] }]);
  expect(results[0]).toMatchObject({ isPassed: false, fault: "it goes age → fork → no" });
});
