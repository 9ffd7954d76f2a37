import { describe, expect, test } from "vitest";
import { advance } from "./advance.ts";
import { compileFeatures, kycDefinition } from "./compile-features.ts";
import type { WorkflowDefinition } from "./definition.ts";
import type { FactValue } from "./rule.ts";

const adaptiveAge: WorkflowDefinition = {
  start: "age",
  settings: {},
  nodes: {
    age: { type: "feature", feature: "age-estimation", config: {}, next: "mark" },
    mark: { type: "action", action: "label", label: "age asked", next: "fork" },
    fork: {
      type: "branch",
      arms: [
        {
          match: "all",
          rules: [
            { field: "age.years", is: "greater-than-or-equals", value: 25 },
            { field: "age.status", is: "equals", value: "approved" },
          ],
          next: "yes",
        },
        {
          match: "any",
          rules: [
            { field: "age.years", is: "less-than", value: 12 },
            { field: "session.language", is: "equals", value: "xx" },
          ],
          next: "no",
        },
      ],
      otherwise: "identity",
    },
    identity: { type: "feature", feature: "id-verification", config: {}, next: "end" },
    yes: { type: "status", status: "approved" },
    no: { type: "status", status: "declined" },
    end: { type: "status", status: "determine" },
  },
};

const know = (facts: Record<string, Record<string, FactValue>>, language = "en") => ({
  results: new Map(Object.entries(facts).map(([node, known]) => [node, { facts: known }])),
  session: { language },
});

describe("advance", () => {
  test("asks for every step of a list at once and knows its end", () => {
    const all = ["id_verification_1", "liveness_1", "face_match_1"];
    expect(advance(kycDefinition, know({}))).toEqual({
      ...{ path: [...all, "end"], pending: all, end: "determine", labels: [] },
    });
  });

  test("numbers features of one kind in a list", () => {
    const twice = compileFeatures([{ feature: "questionnaire" }, { feature: "questionnaire" }]);
    expect(Object.keys(twice.nodes)).toEqual(["questionnaire_1", "questionnaire_2", "end"]);
  });

  test("waits at a branch for the step that its rules ask", () => {
    expect(advance(adaptiveAge, know({}))).toEqual({
      ...{ path: ["age", "mark", "fork"], pending: ["age"], end: undefined, labels: ["age asked"] },
    });
  });

  test.each([
    ["all rules of the first arm hold", { years: 30, status: "approved" }, "en", "approved"],
    ["one rule of an arm that wants any holds", { years: 11, status: "approved" }, "en", "declined"],
    ["the session's own fact makes an arm hold", { years: 20, status: "approved" }, "xx", "declined"],
  ])("takes the arm when %s", (_title, age, language, end) => {
    expect(advance(adaptiveAge, know({ age }, language)).end).toBe(end);
  });

  test("takes the other way when a fact is not known", () => {
    const { path, pending, end } = advance(adaptiveAge, know({ age: { years: null, status: "approved" } }));
    expect(path).toEqual(["age", "mark", "fork", "identity", "end"]);
    expect([pending, end]).toEqual([["identity"], "determine"]);
  });
});
