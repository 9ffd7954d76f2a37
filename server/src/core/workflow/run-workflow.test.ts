import { describe, expect, test } from "vitest";
import { assess } from "#core/check/assess.ts";
import type { Findings } from "#core/check/evidence.ts";
import { good, measured, withMrz, withQuality, withSelfie } from "#core/check/testing.ts";
import { defaultPolicy } from "#core/decision/policy.ts";
import { noScreeners } from "#core/screening/provider.ts";
import type { Session } from "#core/session/session.ts";
import { judgeAndScreen } from "./ask-screeners.ts";
import { compileFeatures, kycDefinition, type ListedFeature } from "./compile-features.ts";
import type { NodeId, WorkflowDefinition } from "./definition.ts";
import { runWorkflow } from "./run-workflow.ts";
import type { StepFindings } from "./step-findings.ts";

const withSteps = (steps: Record<NodeId, StepFindings>, findings: Findings = good): Findings => ({
  ...findings,
  steps: { ...findings.steps, ...steps },
});
const run = (findings: Findings, graph: WorkflowDefinition) => runWorkflow(findings, defaultPolicy, graph);
const listOf = (...features: readonly ListedFeature[]) => compileFeatures(features);
const statusOf = (findings: Findings, graph: WorkflowDefinition) =>
  Object.fromEntries(run(findings, graph).run.results.map(({ node, status }) => [node, status]));
const aged = (years: number, stDev = 4): StepFindings => ({
  ...{ feature: "age-estimation", estimate: measured({ years, stDev }) },
});

describe("the built-in workflow", () => {
  test.each<readonly [string, Findings]>([
    ["good", good],
    ["blurred", withQuality({ sharpness: 1 })],
    [
      "expired",
      withMrz({
        fields: { ...good.documentFront?.mrz.value?.fields, dateOfExpiry: "2020-01-01" } as never,
      }),
    ],
    ["faceless", withSelfie({ faces: measured([]), liveness: null })],
    ["spoofed", withSelfie({ liveness: measured({ texture: 0.01 }) })],
    ["without files", { ...good, media: [], documentFront: null, selfie: null, faceMatch: null }],
  ])("judges findings that are %s to the byte as without a workflow", (_title, findings) => {
    expect(JSON.stringify(run(findings, kycDefinition).assessment)).toBe(
      JSON.stringify(assess(findings, defaultPolicy)),
    );
  });

  test("tells each step by itself", () => {
    expect(statusOf(good, kycDefinition)).toEqual({
      ...{ id_verification_1: "approved", liveness_1: "approved", face_match_1: "approved" },
    });
    const spoofed = withSelfie({ liveness: measured({ texture: 0.01 }) });
    expect(statusOf(spoofed, kycDefinition)).toEqual({
      ...{ id_verification_1: "approved", liveness_1: "in-review", face_match_1: "approved" },
    });
    const { results } = run(spoofed, kycDefinition).run;
    expect(results.map(({ reasons }) => reasons)).toEqual([[], ["presentation-attack"], []]);
  });

  test("tells a missing file at its own step alone", () => {
    const media = good.media.filter(({ role }) => role === "face");
    const findings = { ...good, media, documentFront: null, faceMatch: null };
    expect(statusOf(findings, kycDefinition)).toEqual({
      ...{ id_verification_1: "resubmission-requested", liveness_1: "approved", face_match_1: "approved" },
    });
  });
});

test("a document is not demanded where no step wants one", () => {
  const media = good.media.filter(({ role }) => role === "face");
  const findings = { ...good, media, documentFront: null, faceMatch: null };
  expect(run(findings, listOf({ feature: "liveness" })).assessment.outcome).toBe("approved");
  expect(run(findings, kycDefinition).assessment.reasons).toEqual(["media-missing"]);
});

describe("an estimated age", () => {
  const graph = listOf({ feature: "age-estimation", config: { minimumAge: 18 } });
  test.each([
    [30, "approved", []],
    [20, "in-review", ["below-minimum-age"]],
    [8, "declined", ["below-minimum-age"]],
  ] as const)("of %d years leads to %s where 18 are wanted", (years, outcome, reasons) => {
    const { assessment } = run(withSteps({ age_estimation_1: aged(years) }), graph);
    expect([assessment.outcome, assessment.reasons]).toEqual([outcome, reasons]);
  });
});

describe("a document step", () => {
  test("refuses documents of other kinds and countries than it accepts", () => {
    const wants = (config: ListedFeature["config"]) =>
      run(good, listOf({ feature: "id-verification", config: config ?? {} })).assessment.reasons;
    expect(wants({ documentTypes: ["passport"], countries: ["UTO"] })).toEqual([]);
    expect(wants({ documentTypes: ["identity-card"] })).toEqual(["document-not-accepted"]);
    expect(wants({ countries: ["DE"] })).toEqual(["document-not-accepted"]);
    expect(wants({ minimumAge: 60 })).toEqual(["below-minimum-age"]);
    expect(wants({ minimumAge: 51 })).toEqual([]);
  });

  test("judges by its own outcomes and thresholds", () => {
    const policy = {
      outcomes: { "below-minimum-age": "review" },
      thresholds: { mrzConfidence: 0.99 },
    } as const;
    const config = { minimumAge: 60 };
    const { assessment } = run(good, listOf({ feature: "id-verification", config, policy }));
    expect(assessment.outcome).toBe("in-review");
    expect(assessment.reasons).toContain("below-minimum-age");
    expect(assessment.checks.find(({ check }) => check === "document-readable")?.verdict).not.toBe("pass");
  });
});

test.each<readonly [string, ListedFeature, StepFindings, readonly string[]]>([
  [
    "unanswered questions",
    { feature: "questionnaire" },
    { feature: "questionnaire", answers: null },
    ["answers-missing"],
  ],
  [
    "answered questions",
    { feature: "questionnaire" },
    { feature: "questionnaire", answers: { pep: false } },
    [],
  ],
  [
    "an unproved address",
    { feature: "email-verification" },
    { feature: "email-verification", contact: null },
    ["contact-not-verified"],
  ],
  [
    "a proved address",
    { feature: "email-verification" },
    {
      feature: "email-verification",
      contact: { address: "a@b.example", isVerified: true, codesSent: 1, wrongCodes: 0 },
    },
    [],
  ],
  [
    "no proof of address",
    { feature: "proof-of-address" },
    { feature: "proof-of-address", mediaId: null, reading: null },
    ["media-missing"],
  ],
  [
    "a face unlike the portrait given",
    { feature: "face-match", config: { against: "portrait" } },
    {
      feature: "face-match",
      comparison: measured({ score: -1, falseMatchRate: 0.9, falseNonMatchRate: 0.001 }),
    },
    ["face-mismatch"],
  ],
])("%s: the reasons are as expected", (_title, listed, findings, reasons) => {
  const node = `${listed.feature.replaceAll("-", "_")}_1`;
  expect(run(withSteps({ [node]: findings }), listOf(listed)).assessment.reasons).toEqual(reasons);
});

test("a moving person is demanded where liveness is active", () => {
  const graph = listOf({ feature: "liveness", config: { method: "active" } });
  expect(run(good, graph).assessment.reasons).toEqual(["media-missing"]);
});

describe("a step of somebody else's", () => {
  const graph: WorkflowDefinition = {
    ...compileFeatures([{ feature: "id-verification" }, { feature: "aml-screening" }]),
  };
  const session = { ipAddress: undefined } as Session;
  const order = { session, findings: good, policy: defaultPolicy, graph };

  test("that nobody is there to make is told as such, and left to a person", async () => {
    const { findings, run: ran, assessment } = await judgeAndScreen({ screeners: noScreeners }, order);
    expect(findings.steps).toEqual({
      aml_screening_1: { feature: "aml-screening", answer: { status: "not-configured" } },
    });
    expect(ran.results.map(({ status }) => status)).toEqual(["approved", "not-configured"]);
    expect([assessment.outcome, assessment.reasons]).toEqual(["in-review", ["check-not-configured"]]);
  });

  test("is asked once, about the person that was read, and not where no way leads past it", async () => {
    const asked: string[] = [];
    const answer = {
      status: "answered",
      provider: "p",
      verdict: "fail",
      reason: "sanctions-match",
      facts: { hits: 2 },
    } as const;
    const screener = {
      ask: async ({ person }: { person: { lastName?: string } }) => (
        asked.push(person.lastName ?? ""), answer
      ),
    };
    const screeners = { ...noScreeners, "aml-screening": screener };
    const judged = await judgeAndScreen({ screeners }, order);
    expect(asked).toEqual(["ERIKSSON"]);
    expect(judged.assessment.reasons).toEqual(["sanctions-match"]);
    expect(judged.run.results[1]?.facts).toMatchObject({ hits: 2, provider: "p" });
    await judgeAndScreen({ screeners }, { ...order, graph: kycDefinition });
    expect(asked).toHaveLength(1);
  });

  test("can be branched on", async () => {
    const branched: WorkflowDefinition = {
      ...graph,
      nodes: {
        ...graph.nodes,
        aml_screening_1: { type: "feature", feature: "aml-screening", config: {}, next: "fork" },
        fork: {
          type: "branch",
          arms: [
            {
              match: "all",
              rules: [{ field: "aml_screening_1.status", is: "equals", value: "not-configured" }],
              next: "yes",
            },
          ],
          otherwise: "end",
        },
        yes: { type: "status", status: "approved" },
      },
    };
    const { assessment, run: ran } = await judgeAndScreen(
      { screeners: noScreeners },
      { ...order, graph: branched },
    );
    expect(assessment.outcome).toBe("approved");
    expect(ran.path).toEqual(["id_verification_1", "aml_screening_1", "fork", "yes"]);
  });
});

describe("the sandbox", () => {
  const graph = compileFeatures([
    ...(["id-verification", "liveness", "face-match"] as const).map((feature) => ({ feature })),
  ]);
  const empty = { ...good, media: [], documentFront: null, selfie: null, faceMatch: null };
  const play = (scenario: string) => run({ ...empty, sandbox: { scenario } }, graph);

  test.each([
    ["approve", "approved", []],
    ["decline-document-expired", "declined", ["document-expired"]],
    ["decline-liveness-attack", "declined", ["presentation-attack"]],
    ["review-face-match-borderline", "in-review", ["face-mismatch"]],
    ["decline-aml-hit", "approved", []],
  ])("%s ends %s, marked in every check", (scenario, outcome, reasons) => {
    const { assessment } = play(scenario);
    expect([assessment.outcome, assessment.reasons]).toEqual([outcome, reasons]);
    expect(assessment.checks.every(({ measurements }) => measurements["sandbox"] === scenario)).toBe(true);
  });
});
