import { createCipheriv, randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CaptureSession, LivenessChallenge, Upload } from "#api/capture/contract.ts";
import { makePictures, type DemoPictures } from "#cli/demo/demo-pictures.ts";
import { demoCases } from "#cli/demo/demo-case.ts";
import { decideSession } from "#core/decision/decide-session.ts";
import { deleteSession } from "#core/session/delete-session.ts";
import { lookAtPicture } from "#core/capture/look-at-picture.ts";
import type { MediaRole } from "#core/media/media.ts";
import type { SessionId } from "#core/session/session.ts";
import sharp from "sharp";
import { Check } from "typebox/value";
import { CaptureClient } from "../support/capture-client.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { newVeriffCustomer, picture, type VeriffCustomer } from "../support/veriff-customer.ts";
import { WebhookListener } from "../support/webhook-listener.ts";

let server: TestServer;
let listener: WebhookListener;
let customer: VeriffCustomer;
let pictures: DemoPictures;

beforeAll(async () => {
  server = await startTestServer();
  listener = await new WebhookListener().start();
  const webhooks = { decisionWebhookUrl: listener.url, eventWebhookUrl: listener.url };
  customer = await newVeriffCustomer(server, { environment: "live", ...webhooks });
  const story = demoCases["good"];
  if (!story) throw new Error("the demo has no good case");
  pictures = await makePictures(story, new Date().toISOString().slice(0, 10));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await listener[Symbol.asyncDispose]();
});

/** A new session, and a device on which its link was opened. */
async function open(verification: object = {}) {
  const { verification: made } = (await customer.client.create(verification)).json;
  return { id: made.id as SessionId, client: new CaptureClient(server.url, made.sessionToken) };
}

describe("a link", () => {
  test("[VN15] that was not made here opens nothing", async () => {
    const { client } = await open();
    for (const token of ["", "x", `${client.token.slice(0, -43)}${"A".repeat(43)}`]) {
      const answer = await new CaptureClient(server.url, token).send("GET", "/session");
      expect([answer.status, answer.json]).toEqual([401, { error: "link-invalid" }]);
    }
  });

  test("that is only looked at does not start the session; the page on a device does, with its address", async () => {
    const { id, client } = await open();
    const seen = await client.session();
    expect(Check(CaptureSession, seen)).toBe(true);
    expect(seen).toMatchObject({ sessionId: id, state: "open", attempt: 1, retake: null, language: null });
    expect((await server.ports.sessions.find(id))?.state).toBe("created");
    expect((await client.claim()).json).toMatchObject({
      state: "open",
      device: { isMine: true, holder: "phone" },
    });
    const started = await listener.find(({ json }) => json?.id === id, 20_000);
    expect(started.json).toMatchObject({ code: 7001, action: "started" });
    expect((await server.ports.sessions.find(id))?.ipAddress).toBe("127.0.0.1");
  });

  test("names the language that the customer asked for, and none where he asked for none", async () => {
    expect((await (await open({ lang: "pt-BR" })).client.session()).language).toBe("pt-BR");
    expect((await (await open()).client.session()).language).toBeNull();
  });

  test("whose session is over says how", async () => {
    const { id, client } = await open();
    await client.begin();
    await server.ports.sessions.save({ ...(await stored(id)), expiresAt: new Date(0) });
    expect((await client.session()).state).toBe("expired");
    const refused = await client.upload("selfie", pictures.selfie);
    expect([refused.status, refused.json.error]).toEqual([410, "link-expired"]);
    expect((await client.send("POST", "/submit")).status).toBe(410);
  });
});

async function stored(id: SessionId) {
  const session = await server.ports.sessions.find(id);
  if (!session) throw new Error("no session");
  return session;
}

describe("the plan", () => {
  test("[VN02] presets the country and the document that the customer expects, and lets the person change them", async () => {
    const { client } = await open({ document: { type: "ID_CARD", country: "EE" } });
    const before = await client.session();
    const choice = before.steps.find((step) => step.kind === "document-choice");
    expect(choice).toMatchObject({ preselected: { country: "EE", type: "identity-card" }, chosen: null });
    expect(choice?.countries).toContain("LV");
    const after = await client.begin("driving-licence", "LV");
    const changed = after.steps.find((step) => step.kind === "document-choice");
    expect(changed).toMatchObject({ isDone: true, chosen: { country: "LV", type: "driving-licence" } });
  });

  test("asks for the back of a card and not of a passport, and for a barcode on an American licence", async () => {
    const { client } = await open();
    const kinds = async (type: string, country: string) => {
      const { steps } = await client.begin(type, country);
      const back = steps.find((step) => step.kind === "document-back");
      return { kinds: steps.map(({ kind }) => kind), hasBarcode: back?.hasBarcode };
    };
    const [front, back] = ["document-front", "document-back"];
    const start = ["consent", "document-choice", front];
    expect(await kinds("passport", "DE")).toEqual({ kinds: [...start, "selfie"], hasBarcode: undefined });
    const card = { kinds: [...start, back, "selfie"], hasBarcode: false };
    expect(await kinds("identity-card", "DE")).toEqual(card);
    expect(await kinds("driving-licence", "US")).toEqual({ ...card, hasBarcode: true });
  });

  test("[VN04] [VN10] steps are optional by the customer's settings, and only those can be passed over", async () => {
    const settings = { selfieOptional: true, videoMandatory: true };
    const other = await newVeriffCustomer(server, { settings });
    const { verification } = (await other.client.create()).json;
    const client = new CaptureClient(server.url, verification.sessionToken);
    const { steps } = await client.begin("identity-card");
    const optional = Object.fromEntries(steps.map((step) => [step.kind, step.isOptional]));
    expect(optional).toMatchObject({
      "document-front": false,
      "document-back": true,
      selfie: true,
      video: false,
    });
    expect((await client.send("PUT", "/steps/video/skip")).status).toBe(400);
    const skipped = await client.expect("PUT", "/steps/selfie/skip");
    expect(skipped.steps.find(({ kind }) => kind === "selfie")?.isDone).toBe(true);
  });

  test("consent to a text that is not the current one is refused", async () => {
    const { client } = await open();
    await client.claim();
    const answer = await client.send("PUT", "/consent", { version: "0", language: "en" });
    expect([answer.status, answer.json.error]).toEqual([400, "input-invalid"]);
  });
});

describe("an upload", () => {
  test("[VN16] goes on where it was cut, though another process takes the rest", async () => {
    const { id, client } = await open();
    await client.begin();
    const file = pictures.document;
    const uploadId = randomUUID();
    const middle = Math.floor(file.length / 2);
    await client.upload("document-front", file, { id: uploadId, chunk: file.subarray(0, middle) });
    const config = { home: server.home, databaseUrl: server.database.url };
    await using second = await startTestServer({ config });
    const other = new CaptureClient(second.url, client.token);
    const { json: before } = await client.send("GET", `/uploads/${uploadId}`);
    expect(before).toMatchObject({ receivedBytes: middle, isComplete: false, feedback: null });
    const rest = { id: uploadId, offset: middle, chunk: file.subarray(middle) };
    Object.assign(other, { deviceId: client.deviceId });
    const { json: after } = await other.upload("document-front", file, rest);
    expect(Check(Upload, after)).toBe(true);
    expect(after).toMatchObject({ receivedBytes: file.length, isComplete: true });
    const [media] = await server.ports.media.listBySession(id);
    expect(media).toMatchObject({ role: "document-front", sizeBytes: file.length });
    expect(await filesOf(uploadId)).toEqual([]);
  });

  test("that is told twice, even at the same time, is one", async () => {
    const { id, client } = await open();
    await client.begin();
    const same = { id: randomUUID() };
    const tell = () => client.upload("selfie", pictures.selfie, same);
    const answers = await Promise.all([tell(), tell(), tell()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await tell()).json).toEqual(answers[0]?.json);
    expect(await server.ports.media.listBySession(id)).toHaveLength(1);
  });

  test("that goes on in the wrong place is told the right one", async () => {
    const { client } = await open();
    await client.begin();
    const file = pictures.selfie;
    const uploadId = randomUUID();
    await client.upload("selfie", file, { id: uploadId, chunk: file.subarray(0, 1000) });
    const wrong = { id: uploadId, offset: 2000, chunk: file.subarray(2000, 3000) };
    const answer = await client.upload("selfie", file, wrong);
    expect(answer).toEqual({ status: 409, json: { error: "offset-mismatch", receivedBytes: 1000 } });
  });

  test("whose bytes were altered on the way, or whose promise was, is refused", async () => {
    const { id, client } = await open();
    await client.begin();
    const altered = await client.upload("selfie", pictures.selfie, { sha256: "0".repeat(64) });
    expect([altered.status, altered.json.error]).toEqual([422, "hash-mismatch"]);
    const same = { id: randomUUID(), chunk: pictures.selfie.subarray(0, 10) };
    await client.upload("selfie", pictures.selfie, same);
    const changed = await client.upload("document-front", pictures.selfie, same);
    expect([changed.status, changed.json.error]).toEqual([409, "upload-changed"]);
    expect(await server.ports.media.listBySession(id)).toEqual([]);
  });

  test("of what is no picture, or too much, is refused and nothing kept", async () => {
    const { id, client } = await open();
    await client.begin();
    const text = await client.upload("selfie", Buffer.from("this is no picture, but long enough"));
    expect([text.status, text.json.error]).toEqual([415, "format-unsupported"]);
    const whole = Buffer.alloc(20_000_000);
    const large = await client.upload("selfie", whole, { chunk: whole.subarray(0, 10) });
    expect([large.status, large.json.error]).toEqual([413, "too-large"]);
    const chunk = await client.upload("selfie", whole, { chunk: whole.subarray(0, 1_000_000) });
    expect([chunk.status, chunk.json.error]).toEqual([413, "too-large"]);
    expect(await server.ports.media.listBySession(id)).toEqual([]);
  });

  test("[VN16] of what the device kept encrypted is opened here, with a key of the session alone", async () => {
    const { id, client } = await open();
    await client.begin();
    const { key } = (await client.send("GET", "/key")).json;
    expect((await client.send("GET", "/key")).json.key).toBe(key);
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "base64"), nonce);
    const parts = [nonce, cipher.update(pictures.selfie), cipher.final(), cipher.getAuthTag()];
    const sealed = Buffer.concat(parts);
    const answer = await client.upload("selfie", sealed, { isSealed: true });
    expect(answer.json).toMatchObject({ isComplete: true });
    const [media] = await server.ports.media.listBySession(id);
    expect(media).toMatchObject({ sizeBytes: pictures.selfie.length, role: "face" });
    const { client: stranger } = await open();
    await stranger.begin();
    await stranger.send("GET", "/key");
    const refused = await stranger.upload("selfie", sealed, { isSealed: true });
    expect([refused.status, refused.json.error]).toEqual([422, "hash-mismatch"]);
  });
});

/** Parts of an upload that still lie in the blob store. */
async function filesOf(uploadId: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of server.ports.blobs.listBlobs(new Date(Date.now() + 1000)))
    if (key.startsWith(uploadId)) keys.push(key);
  return keys;
}

describe("the first look", () => {
  test("[VN08] [VN09] tells what is wrong with a picture, and that a good one is good", async () => {
    const dark = await sharp(pictures.selfie).linear(0.12).jpeg().toBuffer();
    const blurred = await sharp(pictures.document).blur(9).jpeg().toBuffer();
    const wall = await sharp(pictures.selfie)
      .extract({ left: 0, top: 0, width: 200, height: 400 })
      .jpeg()
      .toBuffer();
    const small = await sharp(pictures.selfie).resize(300).jpeg().toBuffer();
    const look = (file: Uint8Array, role: MediaRole) => lookAtPicture(server.ports, file, role);
    expect(await look(pictures.document, "document-front")).toEqual({ verdict: "good", faults: [] });
    expect(await look(pictures.selfie, "face")).toEqual({ verdict: "good", faults: [] });
    expect((await look(dark, "face")).faults).toContain("dark");
    expect((await look(blurred, "document-front")).faults).toEqual(["blurred"]);
    expect((await look(pictures.selfie, "document-front")).faults).toEqual(["no-document"]);
    expect((await look(wall, "face")).faults).toContain("no-face");
    expect(await look(small, "face")).toMatchObject({ verdict: "retake", faults: ["too-small"] });
  });

  test("is part of the answer to the upload and of the plan, and never keeps a picture out", async () => {
    const { id, client } = await open();
    await client.begin();
    const dark = await sharp(pictures.selfie).linear(0.05).jpeg().toBuffer();
    const { feedback } = await client.uploadWhole("selfie", dark);
    const { steps } = await client.session();
    const step = steps.find(({ kind }) => kind === "selfie");
    // Without time to look, the person goes on without advice.
    expect(["retake", "unknown"]).toContain(feedback?.verdict);
    expect(step).toMatchObject({ isDone: true, feedback });
    expect(await server.ports.media.listBySession(id)).toHaveLength(1);
  });
});

describe("two devices", () => {
  test("the second is told that the first holds the session, takes it, and the first is told at once", async () => {
    const { client: computer } = await open();
    await computer.claim(false, "computer");
    const phone = new CaptureClient(server.url, computer.token);
    expect(await phone.session()).toMatchObject({ state: "used-elsewhere", device: { holder: "computer" } });
    const refused = await phone.claim();
    expect([refused.status, refused.json.error]).toEqual([409, "used-elsewhere"]);
    await using events = await computer.follow();
    expect(await events.next()).toMatchObject({ state: "open", device: { isMine: true } });
    expect((await phone.claim(true)).json).toMatchObject({ state: "open", device: { isMine: true } });
    expect(await events.next()).toMatchObject({ state: "used-elsewhere", device: { holder: "phone" } });
    expect((await computer.upload("selfie", pictures.selfie)).json.error).toBe("used-elsewhere");
  });

  test("one that lets go hands over without a question, and follows the other to the end", async () => {
    const { id, client: computer } = await open();
    await computer.claim(false, "computer");
    await computer.send("DELETE", "/device");
    await using events = await computer.follow();
    const phone = new CaptureClient(server.url, computer.token);
    await phone.begin();
    await phone.uploadWhole("document-front", pictures.document);
    await phone.uploadWhole("selfie", pictures.selfie);
    await phone.expect("POST", "/submit");
    expect((await phone.expect("POST", "/submit")).state).not.toBe("open");
    const states: string[] = [];
    while (states.at(-1) !== "finished") states.push((await events.next()).state);
    expect(states).toContain("used-elsewhere");
    const told = await listener.find(({ json }) => json?.verification?.id === id, 60_000);
    expect(told.json.verification).toMatchObject({ code: 9001, status: "approved" });
    expect(told.json.technicalData).toEqual({ ip: "127.0.0.1" });
  }, 90_000);

  test("a page that connects again is not told what it knows", async () => {
    const { client } = await open();
    await client.claim();
    const first = await client.follow();
    await first.next();
    const { lastId } = first;
    await first[Symbol.asyncDispose]();
    await using again = await client.follow(lastId);
    await client.send("DELETE", "/device");
    expect(await again.next()).toMatchObject({ device: { isMine: false, holder: null } });
  });
});

describe("the liveness step", () => {
  test("[VN09] is asked for and judged here; a burst that shows nothing leaves another try, up to five", async () => {
    const { verification } = (
      await (await newVeriffCustomer(server, { settings: { activeLiveness: true } })).client.create()
    ).json;
    const client = new CaptureClient(server.url, verification.sessionToken);
    await client.begin();
    const isDone = async () => (await client.session()).steps.find(({ kind }) => kind === "liveness")?.isDone;
    const { json: challenge } = await client.send("POST", "/liveness", { isAccessible: true });
    expect(Check(LivenessChallenge, challenge)).toBe(true);
    expect(challenge).toMatchObject({ isAccessible: true, challengesLeft: 4 });
    const frame = await client.uploadWhole("liveness", await picture());
    const path = `/liveness/${challenge.id}/answer`;
    const answer = await client.send("POST", path, { frames: [{ uploadId: frame.id, atMs: 0 }] });
    expect(answer.json).toMatchObject({ verdict: "undetermined", challengesLeft: 4 });
    expect(answer.json.faults).toContain("too-few-frames");
    expect(await isDone()).toBe(false);
    for (let left = 3; left >= 0; left -= 1) await client.send("POST", "/liveness", { isAccessible: false });
    expect((await client.send("POST", "/liveness", { isAccessible: false })).status).toBe(429);
  });
});

describe("handing in", () => {
  test("waits for what is demanded, and a retake begins anew at the same address with its reason", async () => {
    const tester = await newVeriffCustomer(server);
    const { verification } = (await tester.client.create()).json;
    const client = new CaptureClient(server.url, verification.sessionToken);
    await client.begin();
    await client.uploadWhole("document-front", await picture());
    const early = await client.send("POST", "/submit");
    expect([early.status, early.json.error]).toEqual([409, "not-ready"]);
    await client.uploadWhole("selfie", await picture());
    expect((await client.expect("POST", "/submit")).state).toBe("processing");
    const id = verification.id as SessionId;
    await decideSession(server.ports, id, { status: "resubmission-requested", reason: "document-expired" });
    const again = await client.session();
    expect(again).toMatchObject({ state: "open", attempt: 2, retake: { reasons: ["document-expired"] } });
    expect(again.steps.filter(({ isDone }) => isDone).map(({ kind }) => kind)).toEqual([
      "consent",
      "document-choice",
    ]);
  });

  test("cancelling leaves the session open and lets the device go", async () => {
    const { client } = await open();
    await client.begin();
    expect((await client.send("POST", "/cancel")).status).toBe(204);
    expect(await client.session()).toMatchObject({ state: "open", device: { isMine: false, holder: null } });
  });
});

describe("the funnel", () => {
  test("[VN17] counts where people are and what stops them, and takes no word that is not on its list", async () => {
    const { id, client } = await open();
    await client.claim();
    const events = [
      { type: "shown", place: "document-front", elapsedMs: 1200 },
      { type: "obstacle", place: "document-front", obstacle: "camera-denied", elapsedMs: 1900 },
    ];
    expect((await client.send("POST", "/funnel", { events })).status).toBe(204);
    const free = [{ type: "obstacle", place: "x", obstacle: "Anna Eriksson", elapsedMs: 1 }];
    expect((await client.send("POST", "/funnel", { events: free })).status).toBe(400);
    const { integrationId } = await stored(id);
    const counts = await server.ports.funnel.count(integrationId, new Date(0));
    const denied = { place: "document-front", type: "obstacle", obstacle: "camera-denied", sessions: 1 };
    expect(counts).toContainEqual(denied);
  });
});

test("what people told and where they were is gone with the session", async () => {
  const { id, client } = await open();
  await client.begin();
  await client.upload("selfie", pictures.selfie, { chunk: pictures.selfie.subarray(0, 5000) });
  await deleteSession(server.ports, id);
  expect(await server.ports.captures.find(id)).toBeUndefined();
  expect(await server.ports.uploads.listBySession(id)).toEqual([]);
  const answer = await client.send("GET", "/session");
  expect(answer.json.state).toBe("deleted");
});
