import { describe, expect, test } from "vitest";
import { answerQuestionnaire } from "#core/questionnaire/answer-questionnaire.ts";
import type { MessageContent } from "#core/message/message.ts";
import { checkCode, sendCode } from "#core/contact/verify-contact.ts";
import type { Ports } from "#core/ports.ts";
import type { Question } from "#core/questionnaire/questionnaire.ts";
import { submitSession } from "#core/session/submit-session.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import { progressOfSession } from "#core/workflow/session-progress.ts";
import { systemClock } from "#adapters/clock/system-clock.ts";
import { type CoreSite, openCoreSite } from "./support/core-site.ts";

const node = "email_verification_1";
const mail = [{ feature: "email-verification", config: { maxAttempts: 2 } }] as const;
const address = "Ada@Example.ORG";

async function codeIn({ ports }: CoreSite): Promise<string> {
  const [newest] = await ports.messages.list(1);
  return /\d{6}/.exec(newest?.content?.text ?? "")?.[0] ?? "";
}

const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

/** A clock that a test moves. */
function movable() {
  let ahead = 0;
  const now: Ports["now"] = (integration) => new Date(systemClock.now(integration).getTime() + ahead);
  return { over: { now }, move: (ms: number) => (ahead += ms) };
}

describe("a code by e-mail", () => {
  test("that comes back ends the step; nobody finds the code in the database", async () => {
    await using site = await openCoreSite();
    const { ports, integration } = site;
    const { id, attemptId } = await site.startOn(mail);
    const sent = await sendCode(ports, integration, id, { node, address });
    expect(sent).toMatchObject({ address: "Ada@example.org", codesLeft: 4 });
    const code = await codeIn(site);
    const step = await ports.steps.find(attemptId, node);
    expect(JSON.stringify(step)).not.toContain(code);
    expect(await checkCode(ports, integration, id, { node, code })).toEqual({
      ...{ verdict: "right", attemptsLeft: 2 },
    });
    expect((await ports.sessions.find(id))?.state).toBe("started");
    const again = sendCode(ports, integration, id, { node, address });
    await expect(again).rejects.toMatchObject({ code: "step-refused" });
  });

  test("may be wrong as often as the step allows, and then even the right one counts no more", async () => {
    await using site = await openCoreSite();
    const { ports, integration } = site;
    const { id } = await site.startOn(mail);
    await sendCode(ports, integration, id, { node, address });
    const code = await codeIn(site);
    const give = (typed: string) => checkCode(ports, integration, id, { node, code: typed });
    expect(await give(other(code))).toEqual({ verdict: "wrong", attemptsLeft: 1 });
    expect(await give(other(code))).toEqual({ verdict: "used-up", attemptsLeft: 0 });
    expect((await give(code)).verdict).toBe("used-up");
  });

  test("given twice at the same moment is counted twice", async () => {
    await using site = await openCoreSite();
    const { ports, integration } = site;
    const { id } = await site.startOn(mail);
    await sendCode(ports, integration, id, { node, address });
    const code = other(await codeIn(site));
    const told = await Promise.all([1, 2].map(() => checkCode(ports, integration, id, { node, code })));
    expect(new Set(told.map(({ attemptsLeft }) => attemptsLeft))).toEqual(new Set([0, 1]));
  });

  test("counts ten minutes, is sent again after half a minute at the soonest, and the one before counts no more", async () => {
    const clock = movable();
    await using site = await openCoreSite(clock.over);
    const { ports, integration } = site;
    const { id } = await site.startOn(mail);
    await sendCode(ports, integration, id, { node, address });
    const soon = sendCode(ports, integration, id, { node, address });
    await expect(soon).rejects.toMatchObject({ code: "step-refused" });
    const first = await codeIn(site);
    clock.move(30_000);
    await sendCode(ports, integration, id, { node, address });
    const second = await codeIn(site);
    if (first !== second)
      expect((await checkCode(ports, integration, id, { node, code: first })).verdict).toBe("wrong");
    clock.move(600_000);
    expect((await checkCode(ports, integration, id, { node, code: second })).verdict).toBe("expired");
  });

  test.each([
    "no address",
    "a@b",
    "a@b.example\nbcc: c@d.example",
    '"x"@b.example',
    "a@b.example,c@d.example",
  ])("is not sent to %j", async (odd) => {
    await using site = await openCoreSite();
    const { id } = await site.startOn(mail);
    const sent = sendCode(site.ports, site.integration, id, { node, address: odd });
    await expect(sent).rejects.toMatchObject({ code: "input-invalid" });
    expect(await site.ports.messages.list(9)).toEqual([]);
  });
});

test("a code by text message goes to a number with its country, through the messenger there is", async () => {
  const told: MessageContent[] = [];
  await using site = await openCoreSite({ messengers: { sms: async (content) => void told.push(content) } });
  const { ports, integration } = site;
  const { id } = await site.startOn([{ feature: "phone-verification", config: { codeLength: 4 } }]);
  const phone = "phone_verification_1";
  const odd = sendCode(ports, integration, id, { node: phone, address: "0151 234" });
  await expect(odd).rejects.toMatchObject({ code: "input-invalid" });
  await sendCode(ports, integration, id, { node: phone, address: "0049 (151) 234-56 78" });
  await site.runJobs();
  await site.runJobs();
  expect(told.map(({ to }) => to)).toEqual(["+491512345678"]);
  expect(told[0]?.text).toMatch(/\b\d{4}\b/);
  expect((await ports.messages.list(1))[0]).toMatchObject({ state: "sent", content: undefined });
});

const questions: readonly Question[] = [
  { id: "work", text: { en: "What do you do?" }, kind: "text", max: 10 },
  { id: "income", text: { en: "Income?" }, kind: "number", min: 0, max: 9, isOptional: true },
  { id: "born", text: { en: "Born?" }, kind: "date", isOptional: true },
  { id: "pep", text: { en: "Office?" }, kind: "yes-no" },
  {
    ...{ id: "source", text: { en: "Source?" }, kind: "several-choices", isOptional: true },
    options: [{ id: "salary", text: { en: "Salary" } }],
  },
];

describe("a questionnaire", () => {
  test.each<readonly [Record<string, unknown>, readonly (readonly [string, string])[]]>([
    [{ work: "baker", pep: false }, []],
    [{ work: "baker", pep: false, income: 9, born: "2000-02-29", source: ["salary"] }, []],
    [{ pep: false }, [["work", "missing"]]],
    [
      { work: "a very long answer", pep: "yes" },
      [
        ["work", "too-long"],
        ["pep", "wrong-kind"],
      ],
    ],
    [{ work: "x", pep: true, income: 10 }, [["income", "out-of-range"]]],
    [{ work: "x", pep: true, born: "2001-02-29" }, [["born", "wrong-kind"]]],
    [{ work: "x", pep: true, source: ["crime"] }, [["source", "no-such-option"]]],
    [{ work: "x", pep: true, __proto__x: 1 }, [["__proto__x", "unknown-question"]]],
  ])("takes %j or tells what is wrong: %j", async (answers, faults) => {
    await using site = await openCoreSite();
    const { ports, integration } = site;
    const { id, attemptId } = await site.startOn([{ feature: "questionnaire", config: { questions } }]);
    const given = { node: "questionnaire_1", answers };
    const told = await answerQuestionnaire(ports, integration, id, given);
    expect(told.map(({ question, fault }) => [question, fault])).toEqual(faults);
    const kept = await ports.steps.find(attemptId, "questionnaire_1");
    expect(kept?.data).toEqual(faults.length === 0 ? { answers } : undefined);
  });
});

test("what is asked follows from what was given: a branch opens once its question is answered", async () => {
  await using site = await openCoreSite();
  const { ports, integration } = site;
  const graph: WorkflowDefinition = {
    start: "ask",
    settings: {},
    nodes: {
      ask: { type: "feature", feature: "questionnaire", config: { questions }, next: "fork" },
      fork: {
        type: "branch",
        arms: [{ match: "all", rules: [{ field: "ask.pep", is: "equals", value: true }], next: "mail" }],
        otherwise: "end",
      },
      mail: { type: "feature", feature: "email-verification", config: {}, next: "end" },
      end: { type: "status", status: "determine" },
    },
  };
  const session = await site.startOn(graph);
  const engines = {} as Ports["engines"];
  const progress = () => progressOfSession({ ...ports, engines }, integration, session);
  const asked = async () => (await progress()).steps.map(({ id, isDone }) => `${id} ${isDone}`);
  expect(await asked()).toEqual(["ask false"]);
  const give = (pep: boolean) =>
    answerQuestionnaire(ports, integration, session.id, { node: "ask", answers: { work: "x", pep } });
  await give(false);
  expect(await progress()).toMatchObject({ steps: [{ id: "ask", isDone: true }], isComplete: true });
  await give(true);
  expect(await asked()).toEqual(["ask true", "mail false"]);
  expect((await progress()).isComplete).toBe(false);
});

test("a session without a file or an answer cannot be submitted", async () => {
  await using site = await openCoreSite();
  const { id } = await site.startOn([{ feature: "questionnaire", config: { questions } }]);
  const submitted = submitSession(site.ports, site.integration, id);
  await expect(submitted).rejects.toMatchObject({ code: "media-incomplete" });
});
