import { describe, expect, test } from "vitest";
import { kycDefinition } from "#core/workflow/compile-features.ts";
import { parseCases, parseWorkflowFile } from "./parse-workflow-file.ts";

const lines = (text: string) => {
  const parsed = parseWorkflowFile(text);
  return "file" in parsed
    ? []
    : parsed.problems.map(({ line, problem, mend }) => `${line}: ${problem}; ${mend}`);
};
const first = (text: string) => lines(text)[0] ?? "";

const sound = `workflow: age
steps:
  age:
    feature: age-estimation
    minimum-age: 18
    next: fork
  fork:
    branch:
      - all:
          - { field: age.years, is: less-than, value: 21 }
        next: id
    otherwise: end
  id:
    feature: id-verification
    outcomes:
      document-expired: decline
    thresholds:
      mrz-confidence: 0.8
    next: end
  end:
    status: determine
`;

describe("a workflow's file", () => {
  test("of a list of features is the same graph as the list's", () => {
    const parsed = parseWorkflowFile("workflow: kyc\nfeatures: [id-verification, liveness, face-match]");
    expect("file" in parsed && parsed.file).toEqual({ key: "kyc", name: "kyc", definition: kycDefinition });
  });

  test("of steps is read with its settings, policy and rules", () => {
    const parsed = parseWorkflowFile(
      `name: Age\nsettings: { approval-lifetime: 365d, session-lifetime: 12h }\n${sound}`,
    );
    expect("file" in parsed && parsed.file.definition).toEqual({
      start: "age",
      settings: { sessionLifetimeSeconds: 43_200, approvalLifetimeDays: 365 },
      nodes: {
        age: { type: "feature", feature: "age-estimation", config: { minimumAge: 18 }, next: "fork" },
        fork: {
          type: "branch",
          arms: [{ match: "all", rules: [{ field: "age.years", is: "less-than", value: 21 }], next: "id" }],
          otherwise: "end",
        },
        id: {
          ...{ type: "feature", feature: "id-verification", config: {}, next: "end" },
          policy: { outcomes: { "document-expired": "decline" }, thresholds: { mrzConfidence: 0.8 } },
        },
        end: { type: "status", status: "determine" },
      },
    });
  });

  test.each<readonly [string, string, string, string]>([
    [
      "a rule on an unknown fact",
      "age.years, is",
      "age.yeers, is",
      '10: the step age has no "yeers"; write years',
    ],
    [
      "a rule by an unknown operator",
      "less-than",
      "less-then",
      "10: there is no operator less-then; write less-than",
    ],
    [
      "a rule with a text for a number",
      "value: 21",
      "value: many",
      "10: age.years is compared with a number; write a number",
    ],
    [
      "a rule on a later step",
      "field: age.years",
      "field: id.age",
      "10: the step id does not come before this branch; ask a step that does, or put it before",
    ],
    [
      "a circle",
      "next: end\n  end",
      "next: age\n  end",
      "19: the steps go in a circle: age → fork → id → age; let this way lead to a step further on, or to a status",
    ],
    [
      "an unknown field",
      "    minimum-age: 18",
      "    minimal-age: 18",
      "5: there is no field minimal-age; write minimum-age",
    ],
    [
      "an unknown feature",
      "id-verification",
      "id-verificaton",
      "14: this is none of the words known here; write id-verification",
    ],
    ["an unknown step", "    otherwise: end", "    otherwise: ent", "12: there is no step ent; write end"],
    [
      "a way without an end",
      "    next: end\n",
      "",
      "13: this way ends without a status; name the step that follows, and let the last one be a status",
    ],
    [
      "no end at all",
      "  end:\n    status: determine\n",
      "",
      "12: there is no step end; add a step that is a status, for example `status: determine`, and let the last one lead to it",
    ],
    [
      "an unknown reason",
      "document-expired",
      "document-expire",
      "16: there is no field document-expire; write document-expired",
    ],
    [
      "an unknown threshold",
      "mrz-confidence",
      "mrz-konfidence",
      "18: there is no field mrz-konfidence; write mrz-confidence",
    ],
    [
      "an unknown status",
      "status: determine",
      "status: aproved",
      "21: this is none of the words known here; write approved",
    ],
    [
      "a limit out of range",
      "minimum-age: 18",
      "minimum-age: 300",
      "5: 300 is out of range; write a number from 1 to 120",
    ],
  ])("with %s is refused at its line, with the mend", (_title, from, to, told) => {
    expect(sound).toContain(from);
    expect(first(sound.replace(from, to))).toBe(told);
  });

  test.each([
    ["steps: {}", "1: the workflow has no name; write `workflow: kyc`: small letters, digits and -"],
    ["workflow: x", "1: there are no steps; add `features` as a list, or `steps`"],
    [
      "workflow: x\nsteps: [a",
      "2: Flow sequence in block collection must be sufficiently indented and end with a ]; mend the YAML",
    ],
    ["workflow: x\nworkflow: y", "2: Map keys must be unique; mend the YAML"],
    ["- a", "1: this is no group of fields; write `name: value` lines"],
    ["workflow: x\nfeatures: [questionnaire]", "2: a questionnaire has questions; add `questions`"],
    [
      "workflow: x\nfeatures: [face-match]",
      "2: face-match needs id-verification before it; put id-verification before",
    ],
    [
      "workflow: x\nsettings: { session-lifetime: soon }\nfeatures: [liveness]",
      "2: this is no length of time; write 90m, 12h or 30d",
    ],
  ])("%j is refused: %s", (text, told) => {
    expect(first(text)).toBe(told);
  });

  test("tells everything that is wrong in the file's order", () => {
    const text = sound
      .replace("minimum-age: 18", "minimum-age: old")
      .replace("status: determine", "status: done");
    expect(lines(text).map((line) => line.split(":")[0])).toEqual(["5", "21"]);
  });

  test("that aliases blow up is refused and not expanded", () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (const [from, to] of ["ab", "bc", "cd", "de", "ef", "fg", "gh"])
      bomb.push(`${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(", ")}]`);
    expect(first(bomb.join("\n"))).toBe("1: aliases make the file too large; write it without aliases");
  });
});

describe("the cases beside it", () => {
  const caseFaults = (text: string) => {
    const parsed = parseCases(text, kycDefinition);
    return "file" in parsed ? [] : parsed.problems.map(({ line, mend }) => `${line}: ${mend}`);
  };
  test.each([
    [
      "cases:\n  - name: a\n    results: { liveness: approved }\n    expect: approved",
      ["3: write liveness_1"],
    ],
    [
      "cases:\n  - name: a\n    results: { liveness_1: aproved }\n    expect: approved",
      ["3: write approved"],
    ],
    [
      "cases:\n  - name: a\n    results: { liveness_1: { texturee: 1 } }\n    expect: approved",
      ["3: write texture"],
    ],
    [
      "cases:\n  - name: a\n    expect: accepted",
      ["3: use one of approved, declined, in-review, resubmission-requested"],
    ],
  ])("%j is refused at its line: %j", (text, told) => {
    expect(caseFaults(text)).toEqual(told);
  });
});
