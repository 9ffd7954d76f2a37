import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CaptureSession } from "#api/capture/contract.ts";
import { AnswersTaken, CodeChecked, CodeSent } from "#api/capture/step-contract.ts";
import type { AttemptId } from "#core/attempt/attempt.ts";
import type { SessionId } from "#core/session/session.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import sharp from "sharp";
import { Check } from "typebox/value";
import { buildPages } from "../../../tools/pages/build-pages.ts";
import { openBrowser, phone } from "../support/browser.ts";
import { CaptureClient } from "../support/capture-client.ts";
import { type DiditCustomer, newDiditCustomer } from "../support/didit-customer.ts";
import { writeLetter } from "../support/letters/write-letter.ts";
import { phoneUserAgent, press, see, visit } from "../support/hosted-page.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { WebhookListener } from "../support/webhook-listener.ts";

const questions = [
  { id: "work", kind: "text", text: { en: "What do you do?", de: "Was machen Sie?" }, max: 20 },
  { id: "pep", kind: "yes-no", text: { en: "Do you hold a public office?" } },
] as const;

/** Those who hold an office show a letter too. */
const definition: WorkflowDefinition = {
  start: "Mail_1",
  settings: {},
  nodes: {
    Mail_1: { type: "feature", feature: "email-verification", config: { maxAttempts: 2 }, next: "Ask_1" },
    Ask_1: { type: "feature", feature: "questionnaire", config: { questions }, next: "fork" },
    fork: {
      type: "branch",
      arms: [{ match: "all", rules: [{ field: "Ask_1.pep", is: "equals", value: true }], next: "Home_1" }],
      otherwise: "end",
    },
    Home_1: { type: "feature", feature: "proof-of-address", config: {}, next: "end" },
    end: { type: "status", status: "determine" },
  },
};

let server: TestServer;
let listener: WebhookListener;
let customer: DiditCustomer;

beforeAll(async () => {
  server = await startTestServer({ pagesFolder: (await buildPages()).dir });
  listener = await new WebhookListener().start();
  const decisionWebhookUrl = `${listener.url}/hook`;
  customer = await newDiditCustomer(server, { environment: "live", definition, decisionWebhookUrl });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await listener[Symbol.asyncDispose]();
});

/** A session of Maria's, whose page has been opened and agreed to. */
async function begun(expected_details = { first_name: "Maria", last_name: "Delgado" }) {
  const { json } = await customer.create({ expected_details });
  const client = new CaptureClient(server.url, json.session_token);
  await client.claim();
  const { steps } = await client.session();
  const consent = steps.find((step) => step.kind === "consent");
  await client.expect("PUT", "/consent", { version: consent?.version, language: "de" });
  return { id: json.session_id as SessionId, client };
}

async function newestMail(): Promise<{ readonly to: string; readonly text: string; readonly code: string }> {
  const [newest] = await server.ports.messages.list(1);
  const { to = "", text = "" } = newest?.content ?? {};
  return { to, text, code: /\d{6}/.exec(text)?.[0] ?? "" };
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const planOf = async (client: CaptureClient) =>
  (await client.session()).steps.map(({ id, isDone }) => `${id} ${isDone}`);
const mail = "/steps/email-verification/code";

async function verifyMail(client: CaptureClient): Promise<void> {
  await client.send("POST", mail, { address: "maria@example.org" });
  const { code } = await newestMail();
  expect((await client.send("POST", `${mail}/check`, { code })).json.verdict).toBe("right");
}

function answer(client: CaptureClient, answers: object) {
  return client.send("PUT", "/steps/questionnaire/answers", { answers });
}

/** A bill of today to her. */
function bill(): Promise<Uint8Array> {
  const date = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(Date.now());
  return writeLetter({
    ...{ name: "bill", page: "LETTER", truth: {} as never },
    texts: [
      [40, 36, 20, "Pine Ridge Electric Cooperative"],
      [400, 40, 10, "Account Number: 8812-334-019", `Statement Date: ${date}`],
      [60, 150, 11, "MARIA DELGADO", "4417 WILLOW CREEK DR APT 12", "RIVERTON, OH 44998-2210"],
      [40, 310, 10, "Total kWh used 812", "Amount Due $97.31"],
      [40, 690, 9, "Make checks payable to Pine Ridge Electric Cooperative"],
    ],
  });
}

const statusOf = async (id: string) => (await customer.get(`/v3/session/${id}/decision/`)).json;

describe("a workflow of a code, questions and a letter", () => {
  test("is finished on the page, step by step, and is approved; its webhook follows", async () => {
    const { id, client } = await begun();
    await using desktop = await new CaptureClient(server.url, client.token).follow();
    await desktop.next();
    expect(await planOf(client)).toEqual([
      ...["consent true", "email-verification false", "questionnaire false"],
    ]);

    const sent = await client.send("POST", mail, { address: "maria@example.org" });
    expect([sent.status, Check(CodeSent, sent.json)]).toEqual([200, true]);
    expect(sent.json).toEqual({ address: "m•••@example.org", codesLeft: 4, resendAfterSeconds: 30 });
    const { to, text, code } = await newestMail();
    expect([to, text]).toEqual(["maria@example.org", expect.stringContaining("Ihr Code")]);
    expect((await desktop.next()).steps[1]).toMatchObject({ isSent: true, address: "m•••@example.org" });
    const missed = await client.send("POST", `${mail}/check`, { code: wrong(code) });
    expect([Check(CodeChecked, missed.json), missed.json]).toEqual([
      true,
      { verdict: "wrong", attemptsLeft: 1 },
    ]);
    expect((await client.send("POST", `${mail}/check`, { code: ` ${code} ` })).json.verdict).toBe("right");

    const before = await client.session();
    expect(Check(CaptureSession, before)).toBe(true);
    expect(before.steps[2]).toMatchObject({
      questions: [{ id: "work", text: { de: "Was machen Sie?" }, isOptional: false, max: 20 }, { id: "pep" }],
    });
    const faulty = await answer(client, { work: "a very long description", office: "none" });
    expect([faulty.status, Check(AnswersTaken, faulty.json)]).toEqual([200, true]);
    expect(faulty.json.faults).toEqual([
      { question: "office", fault: "unknown-question" },
      { question: "work", fault: "too-long" },
      { question: "pep", fault: "missing" },
    ]);
    expect((await client.send("POST", "/submit")).json).toEqual({ error: "not-ready" });
    expect((await answer(client, { work: "baker", pep: true })).json).toEqual({ faults: [] });

    expect(await planOf(client)).toEqual([
      ...["consent true", "email-verification true", "questionnaire true", "proof-of-address false"],
    ]);
    expect((await client.send("POST", "/submit")).json).toEqual({ error: "not-ready" });
    const upload = await client.uploadWhole("proof-of-address", await bill());
    expect(upload).toMatchObject({ isComplete: true, feedback: { verdict: "unknown" } });
    expect((await client.expect("POST", "/submit")).state).toBe("processing");
    const told = await listener.find(({ json }) => json?.session_id === id && json.status === "Approved");
    expect(told.json.decision).toMatchObject({
      ...{ features: ["EMAIL_VERIFICATION", "QUESTIONNAIRE", "POA"], status: "Approved" },
    });
    const [media] = await server.ports.media.listBySession(id);
    expect(media).toMatchObject({ kind: "document", role: "address-proof", mimeType: "application/pdf" });
  });

  test("asks nothing more of those whose answers need no letter", async () => {
    const { id, client } = await begun();
    await verifyMail(client);
    await answer(client, { work: "baker", pep: false });
    expect((await client.expect("POST", "/submit")).state).toBe("processing");
    await expect.poll(async () => (await statusOf(id)).status, { timeout: 10_000 }).toBe("Approved");
  });

  test("goes on without an address after the last wrong code, and is not approved", async () => {
    const { id, client } = await begun();
    await client.send("POST", mail, { address: "maria@example.org" });
    const { code } = await newestMail();
    const tries: string[] = [];
    for (const typed of [wrong(code), wrong(code), code])
      tries.push((await client.send("POST", `${mail}/check`, { code: typed })).json.verdict);
    expect(tries).toEqual(["wrong", "used-up", "used-up"]);
    await answer(client, { work: "baker", pep: false });
    await client.expect("POST", "/submit");
    await expect.poll(async () => (await statusOf(id)).status, { timeout: 10_000 }).toBe("Resubmitted");
  });

  test("takes a picture of the letter too, and looks at it at once", async () => {
    const { client, id } = await begun();
    await verifyMail(client);
    await answer(client, { work: "baker", pep: true });
    const blank = await sharp({ create: { width: 800, height: 1000, channels: 3, background: "#777" } })
      .png()
      .toBuffer();
    const { feedback } = await client.uploadWhole("proof-of-address", blank);
    expect(feedback?.verdict).toBe("retake");
    expect((await client.session()).steps.at(-1)).toMatchObject({ isDone: true, feedback });
    const [media] = await server.ports.media.listBySession(id);
    expect(media).toMatchObject({ kind: "image", role: "address-proof" });
  });
});

test("a person finishes the same on a phone, and is told beside each field what to mend", {
  timeout: 60_000,
}, async () => {
  const { json } = await customer.create({
    expected_details: { first_name: "Maria", last_name: "Delgado" },
    language: "en",
  });
  await using browser = await openBrowser();
  const context = await browser.newContext({ ...phone, userAgent: phoneUserAgent, locale: "en-GB" });
  const page = await visit(context, `${server.url}/session/${json.session_token}`);
  await see(page, "Show us who you are");
  await press(page, "Agree and continue");
  await see(page, "Confirm your e-mail address");
  const address = page.getByLabel("E-mail address");
  await address.fill("maria");
  await press(page, "Send me a code");
  await page.getByText("Please check this answer.").waitFor();
  expect(await address.getAttribute("aria-describedby")).toBe("address-error");
  await address.fill("maria@example.org");
  await address.press("Enter");
  await page.getByText("We sent a code to m•••@example.org.").waitFor();
  const { code } = await newestMail();
  await page.getByLabel("Code").fill(wrong(code));
  await press(page, "Continue");
  await page.getByText("This is not the right code. 1 try left").waitFor();
  // What was sent before the page is opened anew still counts.
  await page.reload();
  await page.getByLabel("Code").fill(code);
  await press(page, "Continue");
  await see(page, "A few questions");
  await page.getByLabel("What do you do?").fill("baker");
  await press(page, "Continue");
  await page.getByText("Please answer this question.").waitFor();
  await page.getByRole("radio", { name: "Yes" }).check();
  await press(page, "Continue");
  await see(page, "A letter or bill with your name and address");
  const file = { name: "bill.pdf", mimeType: "application/pdf", buffer: Buffer.from(await bill()) };
  await page.locator("input[type=file]").setInputFiles(file);
  await press(page, "Use this photo");
  await see(page, "You are verified");
  expect((await statusOf(json.session_id)).status).toBe("Approved");
});

describe("a step refuses", () => {
  test("what is no address, a second code at once, a code before any was sent, and more once it is done", async () => {
    const { client } = await begun();
    const check = (code: string) => client.send("POST", `${mail}/check`, { code });
    const send = (address: string) => client.send("POST", mail, { address });
    expect([(await check("123456")).status, (await check("123456")).json]).toEqual([
      ...[409, { error: "step-refused" }],
    ]);
    expect([(await send("maria")).status, (await send("maria")).json]).toEqual([
      ...[400, { error: "input-invalid" }],
    ]);
    expect((await send("maria@example.org")).status).toBe(200);
    expect((await send("maria@example.org")).json).toEqual({ error: "step-refused" });
    await check((await newestMail()).code);
    expect((await send("other@example.org")).json).toEqual({ error: "step-refused" });
  });

  test("another device, a step of another kind or further on, and a body that is none", async () => {
    const { client, id } = await begun();
    const other = new CaptureClient(server.url, client.token);
    expect((await other.send("POST", mail, { address: "maria@example.org" })).json).toEqual({
      error: "used-elsewhere",
    });
    for (const step of ["questionnaire", "Mail_1", "proof-of-address", "selfie"])
      expect((await client.send("POST", `/steps/${step}/code`, { address: "a@example.org" })).json).toEqual({
        error: "input-invalid",
      });
    expect((await client.send("PUT", "/steps/questionnaire/answers", { answers: [1] })).status).toBe(400);
    const { attemptId } = (await server.ports.sessions.find(id)) ?? { attemptId: "" as AttemptId };
    expect(await server.ports.steps.listByAttempt(attemptId)).toEqual([]);
  });
});
