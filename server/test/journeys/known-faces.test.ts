import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createContext } from "#cli/context.ts";
import { runCli } from "#cli/run-cli.ts";
import { createTerminal } from "#cli/terminal.ts";
import type { Evidence } from "#core/check/evidence.ts";
import { deleteSession } from "#core/session/delete-session.ts";
import type { SessionId } from "#core/session/session.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, type VeriffCustomer } from "../support/veriff-customer.ts";
import { VeriffClient } from "../support/veriff-client.ts";
import { conclude } from "../support/veriff-decide.ts";
import { asJpeg, portrait } from "../support/yoti-customer.ts";

let server: TestServer;
let customer: VeriffCustomer;
let selfie: Uint8Array;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newVeriffCustomer(server, { settings: { duplicateFaces: true } });
  selfie = await asJpeg(portrait());
});
afterAll(() => server[Symbol.asyncDispose]());

/** What the checks found of a selfie that a customer handed in. */
async function check(
  vendorData: string,
  { picture = selfie, at = server, of = customer }: CheckOptions = {},
): Promise<{ readonly id: SessionId; readonly evidence: Evidence }> {
  const id = (await of.client.createId({ vendorData })) as SessionId;
  await of.client.upload(id, "face", picture);
  await of.client.submit(id);
  const attemptId = (await at.ports.sessions.find(id))?.attemptId;
  if (!attemptId) throw new Error("no session");
  const evidence = await expect
    .poll(() => at.ports.decisions.findEvidence(attemptId), { timeout: 60_000, interval: 100 })
    .toBeDefined()
    .then(() => at.ports.decisions.findEvidence(attemptId));
  if (!evidence) throw new Error("no evidence");
  return { id, evidence };
}

interface CheckOptions {
  readonly picture?: Uint8Array;
  readonly at?: TestServer;
  readonly of?: VeriffCustomer;
}

function verdicts({ assessment }: Evidence) {
  const find = (name: string) => assessment.checks.find((one) => one.check === name)?.verdict;
  return { blocklist: find("face-blocklist"), duplicate: find("face-duplicate") };
}

function hitsOf({ findings }: Evidence): readonly string[] {
  return (findings.faceSearch?.value.hits ?? []).flatMap(({ sessionId }) => sessionId ?? []);
}

/** A command over the running server's database. */
async function run(...argv: readonly string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const context = { ...createContext(createTerminal(out, err)), loadConfig: async () => server.config };
  const exitCode = await runCli([...argv, "--json"], context);
  const text = out.read() as Buffer | null;
  return { exitCode, json: JSON.parse(text?.toString("utf8") ?? "null") };
}

describe("a face that was seen before", { timeout: 120_000 }, () => {
  test("is found in another session, also by a server that started since, until the first is deleted", async () => {
    const first = await check("anna");
    expect(verdicts(first.evidence)).toMatchObject({ duplicate: "pass" });
    await conclude(server, first.id, { outcome: "approved" });
    const again = await check("anna");
    expect(verdicts(again.evidence)).toMatchObject({ duplicate: "pass" });
    const second = await check("berta");
    expect(hitsOf(second.evidence)).toContain(first.id);
    expect(verdicts(second.evidence)).toMatchObject({ duplicate: "fail" });
    expect(second.evidence.assessment.reasons).toContain("duplicate-or-velocity");

    await using restarted = await startTestServer({ config: server.config });
    const account = restarted.veriffAccount(customer.integration);
    const of = { ...customer, client: new VeriffClient(account) };
    const third = await check("carla", { at: restarted, of });
    expect(hitsOf(third.evidence)).toContain(first.id);

    await deleteSession(server.ports, first.id);
    const last = await check("dora");
    expect(hitsOf(last.evidence)).not.toContain(first.id);
    expect(hitsOf(last.evidence)).toContain(second.id);
  });

  test("is not looked for among another customer's, nor where nobody asked for it", async () => {
    const other = await newVeriffCustomer(server);
    const { evidence } = await check("anna", { of: other });
    expect(evidence.findings.faceSearch).toBeNull();
    expect(verdicts(evidence)).toEqual({ blocklist: "not-run", duplicate: "not-run" });
    expect(await server.ports.knownFaces.count(other.integration.id)).toEqual({ session: 0, blocked: 0 });
  });
});

test("a face on the block list is told until it is taken off, and no other is", {
  timeout: 120_000,
}, async () => {
  const of = await newVeriffCustomer(server);
  const { id } = await check("anna", { of });
  const blocked = await run("face", "block", "--session", id, "--note", "forged");
  expect(blocked).toMatchObject({ exitCode: 0, json: { note: "forged", fromSession: id } });

  const hit = await check("berta", { of });
  expect(verdicts(hit.evidence)).toEqual({ blocklist: "fail", duplicate: "not-run" });
  expect(hit.evidence.assessment.reasons).toContain("blocklisted");
  const found = await run("face", "search", "--session", hit.id);
  expect(found.json).toMatchObject({
    counts: { blocked: 1 },
    hits: [{ faceId: blocked.json.id, kind: "blocked" }],
  });

  const missed = await check("carla", { of, picture: await asJpeg(portrait("audrey.jpg")) });
  expect(verdicts(missed.evidence)).toMatchObject({ blocklist: "pass" });

  expect((await run("face", "list", of.integration.id)).json.blocked).toMatchObject([{ note: "forged" }]);
  expect(await run("face", "unblock", blocked.json.id)).toMatchObject({ exitCode: 0 });
  expect(await run("face", "unblock", blocked.json.id)).toMatchObject({ exitCode: 1 });
  const after = await check("dora", { of });
  expect(verdicts(after.evidence)).toEqual({ blocklist: "not-run", duplicate: "not-run" });
});
