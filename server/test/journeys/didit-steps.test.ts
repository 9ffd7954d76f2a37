import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkCode, sendCode } from "#core/contact/verify-contact.ts";
import { answerQuestionnaire } from "#core/questionnaire/answer-questionnaire.ts";
import { advanceClock } from "#core/sandbox/advance-clock.ts";
import { createSession } from "#core/session/create-session.ts";
import { startSession } from "#core/session/start-session.ts";
import type { SessionId } from "#core/session/session.ts";
import { submitSession } from "#core/session/submit-session.ts";
import { compileFeatures } from "#core/workflow/compile-features.ts";
import { type DiditCustomer, newDiditCustomer } from "../support/didit-customer.ts";
import { readPdf } from "../support/read-pdf.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let customer: DiditCustomer;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newDiditCustomer(server, { environment: "live" });
});
afterAll(() => server[Symbol.asyncDispose]());

const elements = [
  { id: "work", element_type: "short_text", label: { en: "Your work?" }, is_required: true },
  {
    ...{ id: "funds", element_type: "MULTIPLE_CHOICE", label: { en: "Source of funds" } },
    options: [{ value: "pay", label: { en: "Pay" } }, { label: { en: "A gift, or luck" } }],
  },
  { element_type: "number", label: { en: "Income" }, validation: { min: 0, max: 9 } },
];
const add = (over: object = {}, own = customer) =>
  own.send("POST", "/v3/questionnaires/", {
    body: { title: "Work", languages: ["en"], form_elements: elements, ...over },
  });
const onQuestionnaire = (questionnaire_uuid?: string) =>
  customer.send("POST", "/v3/workflows/", {
    body: { features: [{ feature: "QUESTIONNAIRE", config: { questionnaire_uuid } }] },
  });
const decisionOf = async (id: string, own = customer) => (await own.get(`/v3/session/${id}/decision/`)).json;
const becomes = (id: string, status: string, own = customer) =>
  expect.poll(async () => (await decisionOf(id, own)).status, { timeout: 20_000 }).toBe(status);

/** A session on a workflow whose person has come. */
async function begin(workflow_id: string): Promise<SessionId> {
  const { session_id } = (await customer.create({ workflow_id })).json;
  await startSession(server.ports, customer.integration, session_id);
  return session_id;
}

describe("a questionnaire", () => {
  test("is made, listed newest first, read, changed in place, published as the next version, and deleted", async () => {
    const own = await newDiditCustomer(server);
    const made = (await add({ description: "Why" }, own)).json;
    expect(made).toMatchObject({ title: "Work", description: "Why", version: 1, status: "published" });
    expect(made.graph.start_node).toBe("work");
    expect(made.graph.nodes.funds).toEqual({
      ...{ element_type: "MULTIPLE_CHOICE", is_required: false, title: { en: "Source of funds" } },
      choices: [
        { value: "pay", label: { en: "Pay" } },
        { value: "a_gift_or_luck", label: { en: "A gift, or luck" } },
      ],
      next: "q3",
    });
    expect(made.graph.nodes.q3).toMatchObject({ validation: { min: 0, max: 9 }, next: null });
    const path = `/v3/questionnaires/${made.questionnaire_id}/`;
    const change = (body: object) => own.send("PATCH", path, { body });
    expect((await change({ title: "Job" })).json).toEqual({ ...made, title: "Job" });
    const next = (await change({ status: "published", form_elements: elements.slice(0, 1) })).json;
    expect(next).toMatchObject({ version: 2, questionnaire_group_id: made.questionnaire_id, title: "Job" });
    expect((await own.get(path)).json).toEqual({ ...made, title: "Job" });
    const { results } = (await own.get("/v3/questionnaires/?limit=1")).json;
    expect(results).toMatchObject([{ uuid: next.questionnaire_id, question_types: ["SHORT_TEXT"] }]);
    expect((await customer.get(path)).status).toBe(404);
    expect((await own.send("DELETE", path)).status).toBe(204);
    expect([(await own.get(path)).status, (await own.get("/v3/questionnaires/")).json.count]).toEqual([
      404, 1,
    ]);
  });

  test.each<readonly [string, object]>([
    ["form_elements", { form_elements: [] }],
    ["form_elements", { form_elements: [{ element_type: "file_upload", label: { en: "File" } }] }],
    ["form_elements", { form_elements: [{ element_type: "dropdown", label: { en: "Which" } }] }],
    ["form_elements", { form_elements: [elements[0], elements[0]] }],
    [
      "form_elements",
      { form_elements: [{ element_type: "email", label: { en: "Mail" }, validation: { pattern: "x" } }] },
    ],
    ["form_elements", { languages: ["en", "de"] }],
    ["languages", { languages: ["de"] }],
    ["default_language", { default_language: "fr" }],
    ["graph", { graph: {} }],
  ])("with unsound %s is refused: %j", async (field, over) => {
    const answer = await add(over);
    expect([answer.status, Object.keys(answer.json)]).toEqual([400, [field]]);
  });

  test("is asked by workflows that name it, and its answers stand in the decision", async () => {
    const { questionnaire_id } = (await add()).json;
    const made = await onQuestionnaire(questionnaire_id);
    expect([made.status, made.json.workflow_type]).toEqual([201, "questionnaire_verification"]);
    const id = await begin(made.json.workflow_id);
    const node = "questionnaire_1";
    const answers = { work: "baker", funds: ["pay"] };
    const give = (given: object) =>
      answerQuestionnaire(server.ports, customer.integration, id, { node, answers: { ...given } });
    expect(await give({ funds: ["crime"] })).toHaveLength(2);
    expect(await give(answers)).toEqual([]);
    await submitSession(server.ports, customer.integration, id);
    await becomes(id, "Approved");
    const [entry] = (await decisionOf(id)).questionnaire_responses;
    expect(entry.sections[0].items.map((item: { answer: { value: string } }) => item.answer.value)).toEqual([
      "baker",
      "pay",
      null,
    ]);
  });

  test("that is missing, foreign, a draft or switched off is asked by no workflow", async () => {
    const foreign = (await add({}, await newDiditCustomer(server))).json;
    const [draft, off] = [(await add({ status: "draft" })).json, (await add({ is_active: false })).json];
    for (const id of [undefined, randomUUID(), ...[foreign, draft, off].map((one) => one.questionnaire_id)])
      expect((await onQuestionnaire(id)).json).toEqual({ features: [expect.any(String)] });
    const path = `/v3/questionnaires/${draft.questionnaire_id}/`;
    const published = await customer.send("PATCH", path, { body: { status: "published" } });
    expect(published.json).toMatchObject({ version: 1, status: "published", is_editable: false });
    expect((await onQuestionnaire(draft.questionnaire_id)).status).toBe(201);
    expect((await customer.send("PATCH", path, { body: { status: "draft" } })).status).toBe(400);
  });
});

describe("a step that sends a code", () => {
  test.each([
    ["DB09", "PHONE_VERIFICATION", "+491512345678", "phone_verifications"],
    ["DB10", "EMAIL_VERIFICATION", "ada@example.org", "email_verifications"],
  ])("[%s] %s is approved with the code that was sent to %s", async (_id, feature, address, list) => {
    const body = { features: [{ feature, config: { code_size: 7 } }] };
    const { workflow_id } = (await customer.send("POST", "/v3/workflows/", { body })).json;
    const id = await begin(workflow_id);
    const node = `${feature.toLowerCase()}_1`;
    const { ports } = server;
    await sendCode(ports, customer.integration, id, { node, address });
    const [message] = await ports.messages.list(1);
    const code = /\b\d{7}\b/.exec(message?.content?.text ?? "")?.[0] ?? "";
    const wrong = await checkCode(ports, customer.integration, id, { node, code: "0" });
    expect(wrong.verdict).toBe("wrong");
    await checkCode(ports, customer.integration, id, { node, code });
    await submitSession(ports, customer.integration, id);
    await becomes(id, "Approved");
    const [entry] = (await decisionOf(id))[list];
    expect(entry).toMatchObject({ node_id: node, status: "Approved", verification_attempts: 2 });
    expect(entry.email ?? entry.full_number).toBe(address);
  });
});

describe("an address without a session", () => {
  const post = (path: string, body: object, own = customer) => own.send("POST", `/v3/${path}/`, { body });
  const newestCode = async () => {
    const [message] = await server.ports.messages.list(1);
    return /(?:code is|code:) ([0-9A-Z]+)/.exec(message?.content?.text ?? "")?.[1] ?? "";
  };

  test("is proven by the code that went there, in any case of letters, once", async () => {
    const email = "eve@example.org";
    const options = { code_size: 8, alphanumeric_code: true };
    const metadata = { a: 1 };
    const sent = await post("email/send", { email, options, vendor_data: "user-1", metadata });
    expect(sent.json).toMatchObject({ status: "Success", reason: null, vendor_data: "user-1", metadata });
    const first = await newestCode();
    expect(first).toMatch(/^[0-9A-Z]{8}$/);
    const again = await post("email/send", { email, options });
    expect(again.json).toEqual({ ...sent.json, status: "Retry" });
    const code = await newestCode();
    expect((await post("email/check", { email, code: first })).json).toMatchObject({
      ...{ status: "Failed", email: null, message: expect.stringContaining("2") },
    });
    const told = (await post("email/check", { email, code: code.toLowerCase() })).json;
    expect(told).toMatchObject({ request_id: sent.json.request_id, status: "Approved", metadata });
    expect(told.email).toMatchObject({ status: "Approved", email, verification_attempts: 2, warnings: [] });
    const late = (await post("email/check", { email, code })).json;
    expect([late.status, "email" in late]).toEqual(["Expired or Not Found", false]);
  });

  test("is declined after three wrong codes, and is sent no more than four checks an hour", async () => {
    const phone_number = "+491512345678";
    const send = () => post("phone/send", { phone_number: "0049 151 2345678" });
    const sent = (await send()).json;
    const code = await newestCode();
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    const give = async (one: string) => (await post("phone/check", { phone_number, code: one })).json;
    expect([(await give(wrong)).status, (await give(wrong)).status]).toEqual(["Failed", "Failed"]);
    const third = await give(wrong);
    expect(third).toMatchObject({ request_id: sent.request_id, status: "Declined" });
    expect(third.phone).toMatchObject({ full_number: phone_number, status: "Declined", verified_at: null });
    expect((await give(code)).status).toBe("Expired or Not Found");
    const more = [];
    for (let i = 0; i < 7; i += 1) more.push((await send()).status);
    expect(more).toEqual([200, 200, 200, 200, 200, 200, 429]);
  });

  test("counts five minutes; a sandbox sends nothing and takes the digits from one on", async () => {
    const own = await newDiditCustomer(server);
    const email = "sandbox@example.org";
    const [before] = await server.ports.messages.list(1);
    expect((await post("email/send", { email }, own)).json.status).toBe("Success");
    expect((await server.ports.messages.list(1))[0]?.id).toBe(before?.id);
    expect((await post("email/check", { email, code: "123456" })).json.status).toBe("Expired or Not Found");
    await advanceClock(server.ports, own.integration.id, 5 * 60_000);
    expect((await post("email/check", { email, code: "123456" }, own)).json.status).toBe(
      "Expired or Not Found",
    );
    await post("email/send", { email }, own);
    expect((await post("email/check", { email, code: "123456" }, own)).json.status).toBe("Approved");
  });

  test.each<readonly [string, string, object]>([
    ["email/send", "email", { email: "no address" }],
    ["email/send", "options", { email: "a@example.org", options: { code_size: 9 } }],
    [
      "email/check",
      "breached_email_action",
      { email: "a@example.org", code: "1", breached_email_action: "DECLINE" },
    ],
    ["phone/send", "phone_number", { phone_number: "0151" }],
    ["phone/check", "code", { phone_number: "+491512345678", code: "abcd" }],
  ])("%s with an unsound %s is refused: %j", async (path, field, body) => {
    const answer = await post(path, body);
    expect([answer.status, Object.keys(answer.json)]).toEqual([400, [field]]);
  });
});

describe("a report", () => {
  const pdfOf = (id: string) =>
    fetch(`${server.url}/v3/session/${id}/generate-pdf/`, { headers: { "x-api-key": customer.apiKey } });

  test("is a PDF file with the session, its steps, their checks, answers, reviews and times", async () => {
    const { questionnaire_id } = (await add()).json;
    const id = await begin((await onQuestionnaire(questionnaire_id)).json.workflow_id);
    expect((await pdfOf(id)).status).toBe(403);
    const given = { node: "questionnaire_1", answers: { work: "baker of bread" } };
    await answerQuestionnaire(server.ports, customer.integration, id, given);
    await submitSession(server.ports, customer.integration, id);
    await becomes(id, "Approved");
    await customer.send("PATCH", `/v3/session/${id}/update-status/`, {
      body: { new_status: "Declined", comment: "Bread was burnt" },
    });
    const answer = await pdfOf(id);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(answer.headers.get("content-disposition")).toContain(`session_${id}.pdf`);
    expect(answer.headers.get("x-ratelimit-limit")).toBe("50");
    const text = (await readPdf(new Uint8Array(await answer.arrayBuffer()))).join(" ");
    for (const part of [
      ...["Verification: Declined", id, "Questionnaire (questionnaire_1)", "Your work?", "baker of bread"],
      ...["No answer", "Declined: Bread was burnt", "Session approved", "Session declined"],
    ])
      expect(text).toContain(part);
    expect((await pdfOf(randomUUID())).status).toBe(404);
  });
});

describe("an approval", () => {
  test("[DG07] waits as Awaiting User until the sessions of others are decided", async () => {
    const own = await newDiditCustomer(server);
    const { session_id: parentId } = (await own.create({ sandbox_scenario: "approve" })).json;
    const child = await createSession(server.ports, own.integration, {
      ...{ dialect: "didit", externalReference: undefined, callbackUrl: undefined, language: "en" },
      ...{ expectedPerson: {}, expectedDocument: {}, dialectData: {}, sandboxScenario: "approve" },
      parentId,
    });
    await startSession(server.ports, own.integration, parentId);
    await submitSession(server.ports, own.integration, parentId);
    await becomes(parentId, "Awaiting User", own);
    await startSession(server.ports, own.integration, child.id);
    await submitSession(server.ports, own.integration, child.id);
    await becomes(parentId, "Approved", own);
    expect((await decisionOf(child.id, own)).status).toBe("Approved");
  });

  test("[DG10] is Kyc Expired once the workflow's time is over", async () => {
    const definition = compileFeatures([{ feature: "liveness" }], { approvalLifetimeDays: 30 });
    const own = await newDiditCustomer(server, { definition });
    const { session_id: id } = (await own.create({ sandbox_scenario: "approve" })).json;
    await startSession(server.ports, own.integration, id);
    await submitSession(server.ports, own.integration, id);
    await becomes(id, "Approved", own);
    await advanceClock(server.ports, own.integration.id, 29 * 24 * 3_600_000);
    expect((await decisionOf(id, own)).status).toBe("Approved");
    await advanceClock(server.ports, own.integration.id, 2 * 24 * 3_600_000);
    expect((await decisionOf(id, own)).status).toBe("Kyc Expired");
  });
});
