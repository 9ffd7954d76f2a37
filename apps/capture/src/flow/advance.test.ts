import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Feedback, LinkState, Step } from "../../../../server/src/api/capture/contract.ts";
import { advance } from "./advance.ts";
import { begin, cameraTroubles, type Facts, type Flow, type FlowEvent, type Screen } from "./flow.ts";
import { usesCamera } from "./next-screen.ts";
import {
  codeSent,
  news,
  openSession as open,
  phone,
  play,
  sessionWith,
  steps,
  taken,
  ways,
  withDone,
} from "./testing.ts";

const afterChoice = withDone(open, "consent", "document-choice");
const atSelfie = withDone(afterChoice, "document-front", "document-back");
const withSteps = (...list: Step[]) => sessionWith({ steps: list });
const useFor = (stepId: string) => ({ type: "arrived", stepId, feedback: null }) as const;

describe("screens", () => {
  test.each(Object.entries(ways))("%s is reached", (name, [facts, ...events]) => {
    expect(play(facts, ...events).flow.screen.name).toBe(name);
  });

  test.each(cameraTroubles)("the trouble %s can be told of an open camera", (trouble) => {
    const [facts, ...events] = ways.camera;
    const { flow, effects } = play(facts, ...events, { type: "camera-trouble", trouble });
    expect(flow.screen).toMatchObject({ name: "trouble", trouble });
    expect(effects).toEqual([{ type: "close-camera" }]);
  });

  test.each([
    [{ isSecure: false }, "insecure"],
    [{ isCameraPassedOn: false }, "framed"],
  ])("what is known to fail is told without asking the browser: %o", (change, trouble) => {
    const { flow, effects } = play({ ...phone, ...change }, news(afterChoice), { type: "start-camera" });
    expect(flow.screen).toMatchObject({ name: "trouble", trouble });
    expect(effects).toEqual([]);
  });
});

describe("the way through", () => {
  test("a phone claims the session at once, a computer waits for a phone", () => {
    const unheld = news(sessionWith({ device: { isMine: false, holder: null } }));
    expect(play(phone, unheld).effects).toEqual([{ type: "follow" }, { type: "claim", takesOver: false }]);
    expect(play({ ...phone, isPhone: false }, unheld).effects).toEqual([{ type: "follow" }]);
    expect(play({ ...phone, isPhone: false }, unheld, { type: "here" }).effects).toEqual([
      { type: "claim", takesOver: true },
    ]);
  });

  test("each picture leads to the next, and the last one hands in once", () => {
    const shots = ["document-front", "document-back", "selfie"];
    let played = play(phone, news(afterChoice));
    for (const stepId of shots) {
      expect(played.flow.screen).toMatchObject({ name: "prime", shot: { stepId } });
      const used = [taken, { type: "use" } as const].reduce(
        (flow, event) => advance(flow, event).flow,
        played.flow,
      );
      played = advance(used, useFor(stepId));
    }
    expect(played.flow.screen.name).toBe("sending");
    expect(played.effects).toEqual([{ type: "submit" }]);
    const again = advance(played.flow, news(withDone(open, ...open.steps.map(({ id }) => id))));
    expect(again.effects).toEqual([]);
  });

  test("a slow network does not hold a person up, and nothing is handed in before all has arrived", () => {
    const slow = play(phone, news(atSelfie), taken, { type: "use" }, { type: "waited" });
    expect(slow.flow.screen.name).toBe("sending");
    expect(slow.effects).toEqual([]);
    expect(advance(slow.flow, useFor("selfie")).effects).toEqual([{ type: "submit" }]);
  });

  test("a picture that is refused while the person goes on is asked for again before the next step", () => {
    const refusal: Feedback = { verdict: "retake", faults: ["glare"] };
    const later = play(
      phone,
      news(afterChoice),
      taken,
      { type: "use" },
      { type: "waited" },
      { type: "arrived", stepId: "document-front", feedback: refusal },
      taken,
      { type: "use" },
      useFor("document-back"),
    );
    expect(later.flow.screen).toMatchObject({
      name: "again",
      shot: { stepId: "document-front" },
      faults: ["glare"],
    });
    expect(advance(later.flow, { type: "keep" }).flow.screen).toMatchObject({ shot: { stepId: "selfie" } });
  });

  test("another attempt begins anew, with its reasons first", () => {
    const sent = play(phone, news(withDone(open, ...open.steps.map(({ id }) => id))));
    const second = sessionWith({ attempt: 2, retake: { reasons: ["poor-quality"] }, steps: [steps.front] });
    const told = advance(sent.flow, news(second));
    expect(told.flow.screen.name).toBe("retake");
    expect(advance(told.flow, { type: "read-reasons" }).flow.screen).toMatchObject({ name: "prime" });
  });

  test("a picture that was on its way when the page was closed is not asked for again", () => {
    const resumed = play(phone, news(afterChoice), {
      type: "progress",
      stepId: "document-front",
      share: 0.3,
    });
    expect(resumed.flow.screen).toMatchObject({ name: "prime", shot: { stepId: "document-back" } });
  });

  test("what is optional may be skipped, and nothing else", () => {
    const front = play(phone, news(afterChoice), { type: "skip" });
    expect(front.flow.screen).toMatchObject({ shot: { stepId: "document-front" } });
    const back = play(phone, news(withDone(afterChoice, "document-front")), { type: "skip" });
    expect(back.flow.screen).toMatchObject({ shot: { stepId: "selfie" } });
    expect(back.effects).toEqual([{ type: "skip-step", stepId: "document-back" }]);
  });

  test("a device that cannot record passes over a video that is optional", () => {
    const { effects } = play({ ...phone, canRecord: false }, news(withSteps(steps.video)));
    expect(effects).toContainEqual({ type: "skip-step", stepId: "video" });
  });

  test("the way back from the first picture is the choice", () => {
    const back = play(phone, news(afterChoice), { type: "back" });
    expect(back.flow.screen.name).toBe("choice");
    const chosen = advance(back.flow, { type: "choose", country: "DE", documentType: "passport" });
    expect(chosen.effects).toEqual([{ type: "choose", country: "DE", documentType: "passport" }]);
    expect(advance(chosen.flow, news(afterChoice)).flow.screen.name).toBe("prime");
  });

  test("news never takes a screen away under a finger", () => {
    const review = play(phone, news(afterChoice), taken).flow;
    expect(advance(review, news(withDone(afterChoice, "document-front"))).flow.screen).toBe(review.screen);
  });

  test("when another device takes over, the page says so and lets the camera go", () => {
    const [facts, ...events] = ways.camera;
    const { flow, effects } = play(facts, ...events, news(sessionWith({ state: "used-elsewhere" })));
    expect(flow.screen.name).toBe("elsewhere");
    expect(effects).toContainEqual({ type: "close-camera" });
  });

  test("while the server is asked for the session, older news do not ask again", () => {
    const unheld = news(sessionWith({ device: { isMine: false, holder: null } }));
    expect(play(phone, unheld, unheld).effects).toEqual([]);
    const elsewhere = sessionWith({ state: "used-elsewhere", device: { isMine: false, holder: "phone" } });
    const asked = play(phone, news(elsewhere), { type: "here" });
    expect(advance(asked.flow, news(elsewhere)).flow.screen.name).toBe("loading");
    expect(advance(asked.flow, news()).flow.screen.name).toBe("consent");
  });

  test("what the server does not have is asked for again, whatever this page believes", () => {
    const sent = play(phone, news(atSelfie), taken, { type: "use" }, useFor("selfie"));
    expect(sent.effects).toEqual([{ type: "submit" }]);
    const refused = advance(sent.flow, { type: "not-ready" });
    expect(refused.effects).toEqual([{ type: "load" }]);
    expect(advance(refused.flow, news(atSelfie)).flow.screen).toMatchObject({
      name: "prime",
      shot: { stepId: "selfie" },
    });
  });

  test("after the result the person goes back to the site he came from", () => {
    const { effects } = play(phone, news(sessionWith({ state: "finished" })), { type: "waited" });
    expect(effects).toEqual([{ type: "return" }]);
  });
});

describe("questions and codes", () => {
  const questions = withSteps(steps.questions, steps.letter);
  const email = withSteps(steps.email, steps.selfie);
  const answers = { work: "baker" };
  const address = "maria@example.org";
  const sent = { type: "code-sent", address, sent: codeSent } as const;
  const checked = (verdict: "right" | "wrong" | "expired" | "used-up", attemptsLeft = 2): FlowEvent => ({
    type: "code-checked",
    checked: { verdict, attemptsLeft },
  });

  test("answers are sent once, come back with what is wrong with each, and lead on when nothing is", () => {
    const first = play(phone, news(questions), { type: "answer", answers });
    expect(first.effects).toEqual([{ type: "answer", stepId: "questionnaire", answers }]);
    expect(advance(first.flow, { type: "answer", answers }).effects).toEqual([]);
    const faults = [{ question: "office", fault: "missing" }] as const;
    const faulty = advance(first.flow, { type: "answers-taken", faults: [...faults] });
    expect(faulty.flow.screen).toMatchObject({ name: "questions", faults, isSending: false });
    const done = advance(faulty.flow, { type: "answers-taken", faults: [] });
    expect(done.flow.screen).toMatchObject({ name: "prime", shot: { kind: "proof-of-address" } });
    // Older news does not bring the questions back.
    expect(advance(done.flow, news(questions)).flow.screen.name).toBe("prime");
  });

  test("an address is asked for until it is one, and a code until it is right", () => {
    const asked = play(phone, news(email), { type: "send-code", address });
    expect(asked.effects).toEqual([{ type: "send-code", stepId: "email-verification", address }]);
    const refused = advance(asked.flow, { type: "address-refused" });
    expect(refused.flow.screen).toMatchObject({ name: "address", isRefused: true, isSending: false });
    const { flow } = advance(advance(refused.flow, { type: "send-code", address }).flow, sent);
    expect(flow.screen).toMatchObject({ name: "code", attemptsLeft: 3, sent: codeSent });
    const typed = advance(flow, { type: "check-code", code: "123456" });
    expect(typed.effects).toEqual([{ type: "check-code", stepId: "email-verification", code: "123456" }]);
    const wrong = advance(typed.flow, checked("wrong"));
    expect(wrong.flow.screen).toMatchObject({ name: "code", problem: "wrong", attemptsLeft: 2 });
    expect(advance(wrong.flow, checked("right")).flow.screen).toMatchObject({ shot: { kind: "selfie" } });
  });

  test("the address may be changed, and a code that was sent before the page was opened may be given", () => {
    expect(advance(play(...ways.code).flow, { type: "change-address" }).flow.screen).toMatchObject({
      ...{ name: "address", isRefused: false },
    });
    const before = withSteps({ ...steps.email, isSent: true, attemptsLeft: 1, ...codeSent });
    expect(play(phone, news(before)).flow.screen).toMatchObject({
      ...{ name: "code", address: undefined, attemptsLeft: 1, sent: codeSent },
    });
  });

  test("after the last wrong code the person is told, and then goes on where the server says", () => {
    const over = advance(play(...ways.code).flow, checked("used-up", 0));
    expect(over.flow.screen).toMatchObject({ name: "code", problem: "used-up" });
    const loading = advance(over.flow, { type: "retry" });
    expect(loading.effects).toEqual([{ type: "load" }]);
    const next = advance(loading.flow, news(withDone(email, "email-verification")));
    expect(next.flow.screen).toMatchObject({ name: "prime", shot: { kind: "selfie" } });
  });

  test("what a branch asks for afterwards is shown when the server will not take the end yet", () => {
    const last = play(phone, news(withSteps(steps.questions)), { type: "answers-taken", faults: [] });
    expect(last.effects).toEqual([{ type: "submit" }]);
    const refused = advance(last.flow, { type: "not-ready" });
    const more = withDone(questions, "questionnaire");
    expect(advance(refused.flow, news(more)).flow.screen).toMatchObject({
      shot: { kind: "proof-of-address" },
    });
  });
});

describe("whatever happens", () => {
  const states: LinkState[] = [
    "open",
    "used-elsewhere",
    "processing",
    "in-review",
    "finished",
    "closed",
    "expired",
    "deleted",
  ];
  const anySession = fc
    .record({
      state: fc.constantFrom(...states),
      isMine: fc.boolean(),
      attempt: fc.integer({ min: 1, max: 3 }),
      steps: fc.subarray([...Object.values(steps)], { minLength: 1 }),
      done: fc.subarray(Object.values(steps).map(({ id }) => id)),
    })
    .map(({ state, isMine, attempt, steps: list, done }) =>
      withDone(
        sessionWith({
          state,
          attempt,
          steps: state === "open" ? list : [],
          device: { isMine: state === "open" && isMine, holder: null },
          retake: attempt > 1 ? { reasons: ["unreadable"] } : null,
        }),
        ...done,
      ),
    );
  const stepId = fc.constantFrom("document-front", "document-back", "selfie", "video");
  const anyEvent: fc.Arbitrary<FlowEvent> = fc.oneof(
    anySession.map((session): FlowEvent => ({ type: "session", session })),
    fc.constantFrom<FlowEvent>(
      ...Object.values(ways).flatMap(([, ...events]) => events),
      { type: "retry" },
      { type: "stay" },
      { type: "here" },
      { type: "agree" },
      { type: "keep" },
      { type: "another" },
      { type: "skip" },
      { type: "waited" },
      { type: "moves-passed" },
      { type: "answer", answers: {} },
      { type: "answers-taken", faults: [] },
      { type: "change-address" },
      { type: "code-checked", checked: { verdict: "right", attemptsLeft: 1 } },
      { type: "read-reasons" },
      { type: "back" },
      { type: "keep-on" },
      { type: "return" },
      { type: "network", isOnline: true },
      { type: "choose", country: "DE", documentType: "passport" },
    ),
    stepId.map((id): FlowEvent => ({ type: "progress", stepId: id, share: 0.5 })),
    stepId.map(useFor),
    stepId.map((id): FlowEvent => ({ type: "lost", stepId: id })),
    stepId.map((id): FlowEvent => ({ type: "recorded", stepId: id, fileId: "9" })),
  );
  const anyFacts = fc.record<Facts>({
    isPhone: fc.boolean(),
    inApp: fc.constantFrom(null, "Instagram"),
    isSecure: fc.boolean(),
    isFramed: fc.boolean(),
    isCameraPassedOn: fc.boolean(),
    canRecord: fc.boolean(),
    browser: fc.constant("chrome"),
  });

  function played(
    facts: Facts,
    events: readonly FlowEvent[],
    check: (before: Flow, turn: ReturnType<typeof advance>) => void,
  ) {
    let { flow } = begin(facts);
    for (const event of events) {
      const turn = advance(flow, event);
      check(flow, turn);
      ({ flow } = turn);
    }
  }

  test("the camera is let go exactly when a screen that shows it is left for one that does not", () => {
    fc.assert(
      fc.property(anyFacts, fc.array(anyEvent, { maxLength: 40 }), (facts, events) => {
        played(facts, events, (before, { flow, effects }) => {
          const leaves = usesCamera(before.screen) && !usesCamera(flow.screen);
          expect(effects.some(({ type }) => type === "close-camera")).toBe(leaves);
        });
      }),
    );
  });

  test("a person is never handed in twice, nor while a file is on its way", () => {
    fc.assert(
      fc.property(anyFacts, fc.array(anyEvent, { maxLength: 40 }), (facts, events) => {
        played(facts, events, (before, { flow, effects }) => {
          if (!effects.some(({ type }) => type === "submit")) return;
          expect(before.isSubmitting && before.session?.attempt === flow.session?.attempt).toBe(false);
          expect(Object.values(flow.shipments).some(({ state }) => state === "sending")).toBe(false);
        });
      }),
    );
  });

  test("a picture is sent only after the person has seen it", () => {
    fc.assert(
      fc.property(anyFacts, fc.array(anyEvent, { maxLength: 40 }), (facts, events) => {
        played(facts, events, (before, { effects }) => {
          const sent = effects.find(
            (effect) => effect.type === "send" && effect.stepId !== "video" && effect.fileId !== "9",
          );
          if (sent) expect(before.screen.name).toBe("review" satisfies Screen["name"]);
        });
      }),
    );
  });
});
