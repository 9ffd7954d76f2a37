import { describe, expect, test } from "vitest";
import { replaySession } from "#core/check/replay.ts";
import { decideSession } from "#core/decision/decide-session.ts";
import { armSession } from "#core/sandbox/arm-session.ts";
import { createSession } from "#core/session/create-session.ts";
import { deleteSession } from "#core/session/delete-session.ts";
import { lapseApprovals } from "#core/session/lapse-approvals.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import { submitSession } from "#core/session/submit-session.ts";
import { compileFeatures, kycDefinition } from "#core/workflow/compile-features.ts";
import { newMedia } from "./contracts/fixtures.ts";
import { type CoreSite, openCoreSite } from "./support/core-site.ts";

const day = 24 * 3600 * 1000;
const approve = { sandboxScenario: "approve" };

async function play(site: CoreSite, session: Session): Promise<Session | undefined> {
  await submitSession(site.ports, site.integration, session.id);
  await site.runJobs();
  return site.ports.sessions.find(session.id);
}

describe("the sandbox", () => {
  test.each([
    ["approve", "approved", undefined],
    ["decline-liveness-attack", "declined", "presentation-attack"],
    ["review-face-match-borderline", "in-review", undefined],
  ])("ends %s as %s without a file, and says so in the evidence", async (scenario, state, reason) => {
    await using site = await openCoreSite();
    const session = await site.startOn(kycDefinition, { sandboxScenario: scenario });
    const ended = await play(site, session);
    expect(ended?.state).toBe(state);
    const evidence = await site.ports.decisions.findEvidence(session.attemptId);
    expect(evidence?.findings.sandbox).toEqual({ scenario });
    const [decision] = await site.ports.decisions.listBySession(session.id);
    expect(decision?.reasons[0]).toBe(reason);
    const [replay] = await replaySession(site.ports, session.id);
    expect(replay?.isIdentical).toBe(true);
  });

  test("never decides in a live integration", async () => {
    await using site = await openCoreSite();
    const session = await site.startOn(kycDefinition, approve);
    const live = { ...site.integration, environment: "live" as const };
    await site.ports.integrations.save(live);
    await submitSession(site.ports, live, session.id);
    await site.runJobs();
    expect((await site.ports.sessions.find(session.id))?.state).toBe("resubmission-requested");
    const input = { ...session, ...approve, id: undefined };
    const made = createSession(site.ports, live, input);
    await expect(made).rejects.toMatchObject({ code: "input-invalid" });
    const odd = createSession(site.ports, site.integration, { ...input, sandboxScenario: "toString" });
    await expect(odd).rejects.toMatchObject({ code: "input-invalid" });
  });
});

test("a session is armed with a scenario until somebody opens it", async () => {
  await using site = await openCoreSite();
  const { ports, integration } = site;
  const { id } = await site.startOn(kycDefinition);
  await armSession(ports, integration, id, "approve");
  const armed = await armSession(ports, integration, id, "decline-mrz-validation");
  expect((await play(site, armed))?.state).toBe("declined");
  const late = armSession(ports, integration, id, "approve");
  await expect(late).rejects.toMatchObject({ code: "transition-refused" });
});

describe("an approval", () => {
  const graph = compileFeatures([{ feature: "liveness" }], { approvalLifetimeDays: 30 });

  test("lapses after the workflow's time on the integration's clock, once, with an event", async () => {
    await using site = await openCoreSite();
    const { ports, integration } = site;
    const session = await site.startOn(graph, approve);
    expect((await play(site, session))?.state).toBe("approved");
    const at = (days: number) => ports.integrations.save({ ...integration, clockAheadMs: days * day });
    await at(29);
    expect(await lapseApprovals(ports)).toBe(0);
    await at(31);
    expect(await lapseApprovals(ports)).toBe(1);
    expect(await lapseApprovals(ports)).toBe(0);
    expect((await ports.sessions.find(session.id))?.state).toBe("approval-lapsed");
    const events = await ports.events.listBySession(session.id);
    expect(events.map(({ type }) => type)).toContain("session-approval-lapsed");
  });

  test("counts for good where the workflow names no time", async () => {
    await using site = await openCoreSite();
    const session = await site.startOn(kycDefinition, approve);
    expect(await play(site, session)).toMatchObject({ state: "approved", lapsesAt: undefined });
  });
});

describe("a session with parties", () => {
  async function withChildren(site: CoreSite, scenarios: readonly string[]) {
    const parent = await site.startOn(kycDefinition, approve);
    const children = [];
    for (const sandboxScenario of scenarios)
      children.push(await site.startOn(kycDefinition, { sandboxScenario, parentId: parent.id }));
    const stateOf = async () => (await site.ports.sessions.find(parent.id))?.state;
    return { parent, children, stateOf };
  }

  test("waits until the last of them is decided, and then ends by itself", async () => {
    await using site = await openCoreSite();
    const { parent, children, stateOf } = await withChildren(site, ["approve", "approve"]);
    expect((await play(site, parent))?.state).toBe("awaiting-parties");
    for (const [index, child] of children.entries()) {
      await play(site, child);
      expect(await stateOf()).toBe(index === 0 ? "awaiting-parties" : "approved");
    }
    const types = (await site.ports.events.listBySession(parent.id)).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(["session-awaiting-parties", "session-approved"]);
  });

  test("is left to a person where one of them was declined", async () => {
    await using site = await openCoreSite();
    const { parent, children, stateOf } = await withChildren(site, ["approve", "decline-liveness-attack"]);
    await play(site, parent);
    for (const child of children) await play(site, child);
    expect(await stateOf()).toBe("in-review");
  });

  test("does not wait where they were decided before, or for one that is deleted", async () => {
    await using site = await openCoreSite();
    const { parent, children, stateOf } = await withChildren(site, ["approve"]);
    for (const child of children) await play(site, child);
    expect((await play(site, parent))?.state).toBe("approved");
    const other = await withChildren(site, ["approve"]);
    await play(site, other.parent);
    await deleteSession(site.ports, other.children[0]?.id as SessionId);
    await site.runJobs();
    expect(await other.stateOf()).toBe("in-review");
    expect(await stateOf()).toBe("approved");
  });
});

describe("a resubmission of chosen steps", () => {
  async function submitted(site: CoreSite): Promise<Session> {
    const { ports } = site;
    const graph = compileFeatures([
      ...(["id-verification", "liveness", "questionnaire"] as const).map((feature) => ({ feature })),
    ]);
    const session = await site.startOn(graph);
    for (const role of ["document-front", "face", "portrait"] as const)
      await ports.media.insert(newMedia(session, { role }));
    await ports.steps.save({
      ...{ sessionId: session.id, attemptId: session.attemptId, node: "questionnaire_1", isDone: true },
      ...{ data: { answers: {} }, updatedAt: new Date() },
    });
    return submitSession(ports, site.integration, session.id);
  }
  const again = { status: "resubmission-requested", reason: "poor-quality" } as const;

  test("keeps the files and answers of the others", async () => {
    await using site = await openCoreSite();
    const { id } = await submitted(site);
    const nodes = ["id_verification_1"];
    const after = await decideSession(site.ports, id, { ...again, nodes });
    const attempt = await site.ports.attempts.find(after.attemptId);
    const media = await site.ports.media.listBySession(id);
    const kept = media.filter((file) => attempt?.keptMedia?.includes(file.id)).map(({ role }) => role);
    expect(kept).toEqual(["face", "portrait"]);
    const steps = await site.ports.steps.listByAttempt(after.attemptId);
    expect(steps.map(({ node }) => node)).toEqual(["questionnaire_1"]);
    expect((await site.ports.decisions.listBySession(id))[0]?.nodes).toEqual(nodes);
  });

  test("without a choice keeps the portrait alone", async () => {
    await using site = await openCoreSite();
    const { id } = await submitted(site);
    const after = await decideSession(site.ports, id, again);
    expect((await site.ports.attempts.find(after.attemptId))?.keptMedia).toHaveLength(1);
    expect(await site.ports.steps.listByAttempt(after.attemptId)).toEqual([]);
  });

  test("of a step that the workflow does not have is refused", async () => {
    await using site = await openCoreSite();
    const { id } = await submitted(site);
    const decided = decideSession(site.ports, id, { ...again, nodes: ["nfc_1"] });
    await expect(decided).rejects.toMatchObject({ code: "input-invalid" });
  });
});
