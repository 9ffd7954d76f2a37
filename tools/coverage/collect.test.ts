import { describe, expect, test } from "vitest";
import { collectCoverage, idsIn } from "./collect.ts";
import type { Inventory } from "./inventory.ts";
import { renderCoverage } from "./render.ts";
import { countTests, type ReportedTest } from "./vitest-report.ts";

const inventory: Inventory = {
  dialects: [
    {
      name: "Alpha",
      groups: [
        {
          id: "ZA",
          title: "first",
          rows: [
            { id: "ZA01", text: "one" },
            { id: "ZA02", text: "two" },
          ],
        },
      ],
    },
    {
      name: "Beta",
      groups: [{ id: "YA", title: "other", rows: [{ id: "YA01", text: "one", reason: "why" }] }],
    },
  ],
};
const journey = "/repo/server/test/journeys/a.test.ts";

/** Coverage of one file with these tests: title and status. */
function collect(tests: readonly [string, string][], name = journey, ancestorTitles: readonly string[] = []) {
  const assertionResults = tests.map(
    ([title, status], index): ReportedTest => ({
      title,
      status,
      ancestorTitles,
      location: { line: index + 1 },
    }),
  );
  return collectCoverage({ testResults: [{ name, status: "passed", assertionResults }] }, inventory, "/repo");
}

/** The rows that were proven. */
function proven(...args: Parameters<typeof collect>): string[] {
  return [...collect(...args).proofs.keys()];
}

describe("a test's title", () => {
  test.each([
    ["[ZA01] says it", ["ZA01"]],
    ["[ZA01][ZA02] says both", ["ZA01", "ZA02"]],
    ["[ZA01] [ZA02] says both", ["ZA01", "ZA02"]],
    ["[ZA01, ZA02] says both", ["ZA01", "ZA02"]],
    ["says nothing of [ZA01]", []],
    ["ZA01 without brackets", []],
  ])("%s carries %j", (title, ids) => {
    expect(idsIn(title)).toEqual(ids);
  });
});

describe("a row is proven", () => {
  test("by a passing test that carries its id, with the place and name of that test", () => {
    const { proofs, mistakes } = collect([
      ["other", "passed"],
      ["[ZA02] works", "passed"],
    ]);
    expect([...proofs]).toEqual([
      ["ZA02", [{ file: "server/test/journeys/a.test.ts", line: 2, name: "works" }]],
    ]);
    expect(mistakes).toEqual([]);
  });

  test.each(["failed", "skipped", "pending", "todo"])("by no test that is %s", (status) => {
    expect(proven([["[ZA01] works", status]])).toEqual([]);
  });

  test("no longer when another test that carries its id fails", () => {
    const tests: [string, string][] = [
      ["[ZA01] works", "passed"],
      ["[ZA01, ZA02] works too", "failed"],
      ["[ZA02] works", "passed"],
    ];
    expect(proven(tests)).toEqual([]);
    expect([...collect(tests).failing]).toEqual(["ZA01", "ZA02"]);
  });

  test.each([
    ["/repo/server/test/conformance/a.test.ts", ["ZA01"]],
    ["/repo/server/test/contracts/a.test.ts", []],
    ["/repo/server/src/dialects/alpha/signature.test.ts", []],
    ["/repo/tools/server/test/journeys/a.test.ts", []],
  ])("by a test in %s: %j", (file, rows) => {
    expect(proven([["[ZA01] works", "passed"]], file)).toEqual(rows);
  });
});

describe("a mistake is", () => {
  test.each([
    ["[ZA09] works", "ZA09 is in no inventory"],
    ["[ZA01][ZA02][ZA03][ZA04] works", "4 ids; 3 is the limit"],
    ["works [ZA01]", "ids go to the head of the title"],
  ])("the title %s", (title, mistake) => {
    expect(collect([[title, "passed"]]).mistakes.join("\n")).toContain(mistake);
  });

  test("an id in the title of a group of tests", () => {
    expect(collect([["works", "passed"]], journey, ["[ZA01] all of this"]).mistakes).toHaveLength(1);
  });
});

describe("the coverage page", () => {
  test("shows proven and open rows and their totals", () => {
    const page = renderCoverage(inventory, collect([["[ZA02] a | b works", "passed"]]));
    expect(page).toContain("## Alpha\n\n**1 of 2 rows proven.**");
    expect(page).toContain("## Beta\n\n**0 of 1 rows proven.**");
    expect(page).toContain("| YA01 | one | open: why |");
    expect(page).toContain("| ZA | first | 1 of 2 |");
    expect(page).toContain("| ZA01 | one | open |");
    expect(page).toContain("| ZA02 | two | `server/test/journeys/a.test.ts:1` a \\| b works |");
  });
});

describe("the count of tests", () => {
  const result = (status: string): ReportedTest => ({ title: "t", ancestorTitles: [], status });

  test("leaves out what was skipped", () => {
    const assertionResults = ["passed", "passed", "failed", "skipped", "todo"].map(result);
    expect(countTests({ testResults: [{ name: "a", status: "failed", assertionResults }] })).toEqual({
      passed: 2,
      failed: 1,
    });
  });

  test("counts a file that could not be loaded as one failure", () => {
    expect(countTests({ testResults: [{ name: "a", status: "failed", assertionResults: [] }] })).toEqual({
      passed: 0,
      failed: 1,
    });
  });
});
