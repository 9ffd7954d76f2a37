import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Admin } from "#app.ts";
import { runCli } from "#cli/run-cli.ts";
import { createTerminal } from "#cli/terminal.ts";
import type { CommandContext } from "#cli/context.ts";
import { good } from "#core/check/testing.ts";
import { defaultPolicy } from "#core/decision/policy.ts";
import { runCases } from "#core/workflow/file/run-cases.ts";
import { compileFeatures, kycDefinition } from "#core/workflow/compile-features.ts";
import { runWorkflow } from "#core/workflow/run-workflow.ts";
import { loadTemplates, loadWorkflow, templateFiles } from "#workflow-files.ts";
import { type CoreSite, openCoreSite } from "./support/core-site.ts";

let folder: string;
let site: CoreSite;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bonafide-workflows-"));
  site = await openCoreSite();
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** The command line over a real database. */
async function run(...argv: readonly string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const fail = () => Promise.reject(new Error("not asked for"));
  const admin: Admin = { ports: site.ports, [Symbol.asyncDispose]: async () => undefined };
  const context: CommandContext = {
    terminal: createTerminal(out, err),
    ...{ openEngines: fail, serve: fail, listModels: fail, fetchModels: fail },
    ...{ timestampRoot: fail, dialectNames: fail, today: fail, loadWorkflow },
    loadConfig: async () => ({}) as never,
    openAdmin: async () => admin,
  };
  const exitCode = await runCli(argv, context);
  out.end();
  err.end();
  return { exitCode, out: await text(out), err: await text(err) };
}

async function write(name: string, content: string): Promise<string> {
  const fileName = join(folder, name);
  await writeFile(fileName, content);
  return fileName;
}

const branching = `workflow: NAME
steps:
  age:
    feature: age-estimation
    next: fork
  fork:
    branch:
      - all: [{ field: age.years, is: less-than, value: 21 }]
        next: no
    otherwise: yes-end
  no:
    status: declined
  yes-end:
    status: approved
`;
const bothWays = `cases:
  - { name: young, results: { age: { years: 20 } }, expect: declined }
  - { name: old, results: { age: { years: 21 } }, expect: approved }
`;

async function writeBranching(name: string, cases: string | undefined): Promise<string> {
  if (cases !== undefined) await write(`${name}.cases.yaml`, cases);
  return write(`${name}.yaml`, branching.replace("NAME", name));
}

describe("the workflows that are shipped", () => {
  test("are the four of the documentation, and their cases pass on every way", async () => {
    const names = (await templateFiles()).map((file) => basename(file, ".yaml"));
    expect(names).toEqual(["adaptive-age", "address-verification", "biometric-authentication", "kyc"]);
    for (const fileName of await templateFiles()) {
      const { workflow, cases, problems } = await loadWorkflow(fileName);
      expect(problems).toEqual([]);
      const report = runCases(workflow?.definition ?? kycDefinition, cases ?? []);
      expect(report.results.filter(({ isPassed }) => !isPassed)).toEqual([]);
      expect(report).toMatchObject({ untaken: [], isPassed: true });
    }
  });

  test("hold the built-in one as a file", async () => {
    const kyc = (await loadTemplates()).find(({ key }) => key === "kyc");
    expect(kyc?.definition).toEqual(kycDefinition);
  });

  test("ask for a document where a selfie leaves the age open, and else not", async () => {
    const adaptive = (await loadTemplates()).find(({ key }) => key === "adaptive-age");
    const judge = (years: number) =>
      runWorkflow(
        {
          ...good,
          steps: { age: { feature: "age-estimation", estimate: { value: { years, stDev: 4 }, models: [] } } },
        },
        defaultPolicy,
        adaptive?.definition ?? kycDefinition,
      );
    expect([judge(40).assessment.outcome, judge(40).run.path.at(-1)]).toEqual(["approved", "end"]);
    expect([judge(20).assessment.outcome, judge(20).run.path.at(-1)]).toEqual(["approved", "approved"]);
    expect(judge(20).run.path).toContain("identity");
    expect(judge(5).assessment.outcome).toBe("declined");
  });
});

describe("workflow test", () => {
  test("passes where every case ends as expected and every way is taken", async () => {
    const { exitCode, out } = await run("workflow", "test", await writeBranching("good", bothWays));
    expect(exitCode).toBe(0);
    expect(out).toContain("2 of 2 cases passed; 2 of 2 ways out of branches were taken.");
  });

  test.each<readonly [string, string | undefined, string]>([
    [
      "a case ends in another way",
      bothWays.replace("expect: declined", "expect: approved"),
      "it ends declined, not approved",
    ],
    [
      "a case tells nothing of a step",
      bothWays.replace("{ age: { years: 20 } }", "{}"),
      "the step age is reached, of which the case tells nothing",
    ],
    [
      "no case takes a way",
      bothWays.split("\n").slice(0, 2).join("\n"),
      "10: no case takes this way out of fork; add one",
    ],
    ["there are no cases", undefined, "There are no cases: write them beside it"],
    ["a case names an unknown step", bothWays.replace("{ age: { years: 20 } }", "{ ages: approved }"), "2:"],
  ])("fails where %s, and tells it", async (title, cases, told) => {
    const name = `bad-${title.length}`;
    const { exitCode, out } = await run("workflow", "test", await writeBranching(name, cases));
    expect(exitCode).toBe(1);
    expect(out).toContain(told);
  });
});

test("workflow validate tells file, line, column and mend of a fault", async () => {
  const fileName = await write(
    "broken.yaml",
    branching.replace("NAME", "x").replace("age.years", "age.yeers"),
  );
  const { exitCode, out } = await run("workflow", "validate", fileName);
  expect(exitCode).toBe(1);
  expect(out).toContain(`${fileName}:8:`);
  expect(out).toContain('the step age has no "yeers"\n  mend: write years');
});

describe("workflow publish", () => {
  const list = async () => (await run("workflow", "list")).out;

  test("refuses a file whose cases fail, and nothing is stored", async () => {
    const fileName = await writeBranching(
      "failing",
      bothWays.replace("expect: declined", "expect: approved"),
    );
    const { exitCode, out } = await run("workflow", "publish", fileName);
    expect(exitCode).toBe(1);
    expect(out).toContain("It was not published");
    expect(await list()).not.toContain("failing");
  });

  test("refuses a file that is not sound with exit code 2", async () => {
    const fileName = await write(
      "circle.yaml",
      branching.replace("NAME", "circle").replace("next: no", "next: age"),
    );
    const { exitCode, err } = await run("workflow", "publish", fileName);
    expect(exitCode).toBe(2);
    expect(err).toContain("circle.yaml:9:9: the steps go in a circle: age → fork → age");
  });

  test("makes version after version, which diff compares with files", async () => {
    const fileName = await writeBranching("growing", bothWays);
    expect((await run("workflow", "publish", fileName)).exitCode).toBe(0);
    await write("growing.yaml", branching.replace("NAME", "growing").replaceAll("21", "20"));
    await write("growing.cases.yaml", bothWays.replace("years: 20", "years: 19"));
    const before = await run("workflow", "diff", "growing@1", fileName);
    expect(before.out).toMatch(/steps\.fork\.arms\.0\.rules\.0\.value\s+21\s+20/);
    const second = await run("workflow", "publish", fileName, "--json");
    expect(JSON.parse(second.out)).toMatchObject({ key: "growing", version: 2, state: "published" });
    expect((await run("workflow", "diff", "growing@2", fileName)).out).toBe("Nothing differs.\n");
    expect(await list()).toContain("growing");
  });
});

test("workflow backtest tells which stored sessions would end in another way, and changes none", async () => {
  const { ports, integration } = site;
  const session = await site.startOn(
    compileFeatures([{ feature: "id-verification" }, { feature: "liveness" }]),
  );
  const judged = runWorkflow(good, defaultPolicy, kycDefinition);
  const { assessment } = judged;
  await ports.decisions.saveEvidence(session.id, {
    ...{
      attemptId: session.attemptId,
      findings: good,
      policy: defaultPolicy,
      assessment,
      graph: kycDefinition,
    },
  });
  const strict = await write(
    "strict.yaml",
    "workflow: strict\nfeatures:\n  - { feature: id-verification, minimum-age: 99 }\n",
  );
  const since = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const { out } = await run("workflow", "backtest", strict, "--since", since);
  expect(out).toMatch(new RegExp(`${session.id}.*approved\\s+declined\\s+below-minimum-age`));
  expect(out).toContain("1 of 1 sessions would end in another way.");
  expect((await ports.sessions.find(session.id))?.state).toBe("created");
  const same = await run("workflow", "backtest", (await templateFiles()).at(-1) ?? "", "--since", since);
  expect(same.out).toContain("0 of 1 sessions would end in another way.");
  expect(integration.environment).toBe("test");
});
