import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoCases } from "#cli/demo/demo-case.ts";
import { makePictures } from "#cli/demo/demo-pictures.ts";
import { examinePictures } from "#core/check/examine-pictures.ts";
import { addMedia } from "#core/media/add-media.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import { submitSession } from "#core/session/submit-session.ts";
import { createSession } from "#core/session/create-session.ts";
import { createWorkflow } from "#core/workflow/manage-workflow.ts";
import { progressOfSession } from "#core/workflow/session-progress.ts";
import { loadTemplates } from "#workflow-files.ts";
import { type DiditCustomer, newDiditCustomer } from "../support/didit-customer.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { asJpeg, bodyOf, callYoti, newYotiCustomer, portrait } from "../support/yoti-customer.ts";
import { newVeriffCustomer, type VeriffCustomer } from "../support/veriff-customer.ts";

const today = new Date().toISOString().slice(0, 10);
let server: TestServer;
let veriff: VeriffCustomer;
let didit: DiditCustomer;

beforeAll(async () => {
  server = await startTestServer();
  veriff = await newVeriffCustomer(server, { environment: "live" });
  didit = await newDiditCustomer(server, { environment: "live" });
});
afterAll(() => server[Symbol.asyncDispose]());

async function handIn(
  customer: Pick<DiditCustomer, "integration">,
  id: string,
  files: Files,
): Promise<Session> {
  const { ports } = server;
  for (const [role, bytes] of Object.entries(files))
    await addMedia(ports, customer.integration, id as SessionId, {
      ...{ kind: "image", role: role as "face", bytes, ipAddress: undefined },
    });
  await submitSession(ports, customer.integration, id as SessionId);
  return decided(id);
}

type Files = Readonly<Partial<Record<"document-front" | "face" | "portrait", Uint8Array>>>;

async function decided(id: string): Promise<Session> {
  const session = await eventually(async () => {
    const found = await server.ports.sessions.find(id as SessionId);
    return found && found.state !== "submitted" && found.state !== "started" ? found : undefined;
  });
  return session;
}

/** Looks again until there is something. */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it took too long");
}

async function assessmentOf(session: Session) {
  const [newest, previous] = await server.ports.attempts.listBySession(session.id);
  const attempt = session.state === "resubmission-requested" ? previous : newest;
  const evidence = attempt && (await server.ports.decisions.findEvidence(attempt.id));
  if (!evidence) throw new Error("nothing was judged");
  return evidence;
}

describe("the same captures through Veriff's and Didit's API", { timeout: 120_000 }, () => {
  test.each([
    ["good", "approved", 9001, "Approved", [], ["Approved", "Approved", "Approved"]],
    [
      ...(["different-person", "declined", 9102, "Declined"] as const),
      ["LOW_FACE_MATCH_SIMILARITY"],
      ["Approved", "Approved", "Declined"],
    ],
  ] as const)("lead to one decision in the case %s, each told in its own words", async (...row) => {
    const [name, state, code, status, risks, steps] = row;
    const pictures = await makePictures(demoCases[name] ?? (undefined as never), today);
    const files = { "document-front": pictures.document, face: pictures.selfie };
    const veriffId = await veriff.client.createId({});
    const created = (await didit.create()).json;
    const sessions = [await handIn(veriff, veriffId, files), await handIn(didit, created.session_id, files)];
    expect(sessions.map((session) => session.state)).toEqual([state, state]);
    const [ofVeriff, ofDidit] = await Promise.all(sessions.map(assessmentOf));
    expect(ofDidit?.assessment).toEqual(ofVeriff?.assessment);
    expect(ofDidit?.run).toEqual(ofVeriff?.run);

    const told = await veriff.client.get(`/sessions/${veriffId}/decision`);
    expect(told.json.verification).toMatchObject({ code, status: state, person: { lastName: "ERIKSSON" } });
    const { json } = await didit.get(`/v3/session/${created.session_id}/decision/`);
    expect(json.status).toBe(status);
    expect(json.id_verifications[0]).toMatchObject({ document_type: "Passport", last_name: "ERIKSSON" });
    const entries = [json.id_verifications[0], json.liveness_checks[0], json.face_matches[0]];
    expect(entries.map((entry) => entry.status)).toEqual(steps);
    expect(entries.flatMap(({ warnings }) => warnings).map(({ risk }) => risk)).toEqual(risks);
  });
});

test("a returning person is compared with the portrait, on a workflow from its file", {
  timeout: 120_000,
}, async () => {
  const { ports } = server;
  const { integration } = didit;
  const file = (await loadTemplates()).find(({ key }) => key === "biometric-authentication");
  if (!file) throw new Error("it is not shipped");
  const { workflow } = await createWorkflow(ports, integration, { ...file, isPublished: true });
  const { selfie: face } = await makePictures(demoCases["good"] ?? (undefined as never), today);
  const { selfie: other } = await makePictures(demoCases["different-person"] ?? (undefined as never), today);
  const ends: string[] = [];
  for (const known of [face, other]) {
    const session = await createSession(ports, integration, {
      ...{ dialect: "didit", externalReference: undefined, callbackUrl: undefined, language: "en" },
      ...{ expectedPerson: {}, expectedDocument: {}, dialectData: {} },
      workflow: { id: workflow.id, version: 1 },
    });
    const files = { face };
    const progress = () => progressOfSession(ports, integration, session);
    expect((await progress()).steps.map(({ id, isDone }) => [id, isDone])).toEqual([
      ["live", false],
      ["same-person", false],
    ]);
    await addMedia(ports, integration, session.id, {
      ...{ kind: "image", role: "portrait", bytes: known, ipAddress: undefined },
    });
    expect((await ports.sessions.find(session.id))?.state).toBe("created");
    const ended = await handIn({ integration }, session.id, { face: files.face });
    expect((await progress()).isComplete).toBe(true);
    ends.push(ended.state);
  }
  expect(ends).toEqual(["approved", "declined"]);
});

test("pictures without a session are judged as a session's are, and nothing is kept", {
  timeout: 120_000,
}, async () => {
  const { ports } = server;
  const { document, selfie } = await makePictures(demoCases["good"] ?? (undefined as never), today);
  const count = async () => (await server.database.pool.query("select count(*) from media")).rows[0];
  const before = await count();
  const examined = await examinePictures(ports.engines, {
    features: [
      { feature: "id-verification" },
      { feature: "liveness" },
      { feature: "face-match" },
      { feature: "age-estimation" },
    ],
    pictures: { "document-front": document, face: selfie },
    today,
  });
  expect(examined.assessment).toMatchObject({ outcome: "approved", person: { lastName: "ERIKSSON" } });
  const facts = Object.fromEntries(examined.run.results.map(({ feature, facts: known }) => [feature, known]));
  expect(facts["face-match"]?.["similarity"]).toBeGreaterThan(99);
  expect(facts["age-estimation"]?.["years"]).toBeGreaterThan(18);
  expect(await count()).toEqual(before);
  const broken = examinePictures(ports.engines, {
    ...{ features: [{ feature: "liveness" }], pictures: { face: new Uint8Array(9) }, today },
  });
  await expect(broken).rejects.toMatchObject({ code: "image-unreadable" });
});

test("an age is the same asked by Yoti's API and by a step of a workflow", {
  timeout: 120_000,
}, async () => {
  const picture = await asJpeg(portrait());
  const customer = await newYotiCustomer(server);
  const told = await callYoti(server, customer, { body: await bodyOf(picture) });
  const { run } = await examinePictures(server.ports.engines, {
    ...{ features: [{ feature: "age-estimation" }], pictures: { face: new Uint8Array(picture) }, today },
  });
  const years = run.results[0]?.facts["years"];
  expect(told.status).toBe(200);
  expect(told.json.age).toBeCloseTo(Number(years), 1);
});
