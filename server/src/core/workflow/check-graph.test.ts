import { describe, expect, test } from "vitest";
import { checkGraph } from "./check-graph.ts";
import { kycDefinition } from "./compile-features.ts";
import type { WorkflowDefinition, WorkflowNode } from "./definition.ts";
import type { Rule } from "./rule.ts";

const end: WorkflowNode = { type: "status", status: "determine" };
const step = (feature: string, next: string, config = {}) =>
  ({ type: "feature", feature, config, next }) as WorkflowNode;
const graph = (nodes: Record<string, WorkflowNode>): WorkflowDefinition => ({
  ...{ start: Object.keys(nodes)[0] ?? "", nodes, settings: {} },
});
const branchOn = (rule: Rule) =>
  graph({
    age: step("age-estimation", "ask"),
    ask: step("questionnaire", "fork", { questions: [{ id: "pep", text: { en: "?" }, kind: "yes-no" }] }),
    fork: { type: "branch", arms: [{ match: "all", rules: [rule], next: "id" }], otherwise: "end" },
    id: step("id-verification", "end"),
    end,
  });
const first = (definition: WorkflowDefinition) => checkGraph(definition)[0];

describe("a graph", () => {
  test("of the built-in workflow is sound", () => {
    expect(checkGraph(kycDefinition)).toEqual([]);
  });

  test.each<readonly [string, WorkflowDefinition, readonly (string | number)[], string]>([
    ["without steps", graph({}), ["nodes"], "add one"],
    ["with an unknown start", { ...graph({ end }), start: "ende" }, ["start"], "write end"],
    [
      "with an unknown target",
      graph({ a: step("liveness", "enf"), end }),
      ["nodes", "a", "next"],
      "write end",
    ],
    ["with a way that ends nowhere", graph({ a: step("liveness", "") }), ["nodes", "a", "next"], "status"],
    [
      "that goes in a circle",
      graph({ a: step("liveness", "b"), b: step("questionnaire", "a") }),
      ["nodes", "b", "next"],
      "further on",
    ],
    ["with a step that nothing leads to", graph({ end, a: step("liveness", "end") }), ["nodes", "a"], "lead"],
    [
      "that compares faces without a document",
      graph({ a: step("face-match", "end"), end }),
      ["nodes", "a", "feature"],
      "put id-verification before",
    ],
    [
      "that checks liveness twice on one way",
      graph({ a: step("liveness", "b"), b: step("liveness", "end"), end }),
      ["nodes", "b", "feature"],
      "arms",
    ],
  ])("%s is refused where it is wrong, with the mend", (_title, definition, path, mend) => {
    expect(first(definition)?.path).toEqual(path);
    expect(first(definition)?.mend).toContain(mend);
  });

  test("may compare with the portrait that was given without a document", () => {
    expect(checkGraph(graph({ a: step("face-match", "end", { against: "portrait" }), end }))).toEqual([]);
  });

  test.each<readonly [string, Rule, string, string]>([
    ["on an unknown fact", { field: "age.year", is: "less-than", value: 3 }, "field", "write years"],
    ["on an unknown step", { field: "ages.years", is: "less-than", value: 3 }, "field", "write age"],
    ["on a step that comes later", { field: "id.age", is: "less-than", value: 3 }, "field", "before"],
    [
      "with an unknown operator",
      { field: "age.years", is: "less-then" as never, value: 3 },
      "is",
      "less-than",
    ],
    ["with an operator of another kind", { field: "age.years", is: "contains", value: 3 }, "is", "one of"],
    ["without a value", { field: "age.years", is: "less-than" }, "value", "add"],
    ["with a needless value", { field: "age.years", is: "is-empty", value: 1 }, "value", "out"],
    ["with a text for a number", { field: "age.years", is: "less-than", value: "3" }, "value", "number"],
    ["with one value for a list", { field: "age.status", is: "in", value: "approved" }, "value", "list"],
    ["with a slow pattern", { field: "age.status", is: "matches", value: "(a+)+" }, "value", "simpler"],
    ["on an answer by its wrong kind", { field: "ask.pep", is: "equals", value: "yes" }, "value", "boolean"],
  ])("with a rule %s is refused at the rule's part", (_title, rule, part, mend) => {
    const problem = first(branchOn(rule));
    expect(problem?.path).toEqual(["nodes", "fork", "arms", 0, "rules", 0, part]);
    expect(problem?.mend).toContain(mend);
  });

  test.each<readonly [string, Rule]>([
    ["an answer", { field: "ask.pep", is: "equals", value: true }],
    ["the session", { field: "session.language", is: "in", value: ["de"] }],
    ["reasons", { field: "age.reasons", is: "contains", value: "face-not-visible" }],
  ])("may ask %s", (_title, rule) => {
    expect(checkGraph(branchOn(rule))).toEqual([]);
  });
});
