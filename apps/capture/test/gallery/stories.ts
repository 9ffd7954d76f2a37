import { advance } from "../../src/flow/advance.ts";
import { type Facts, type Flow, type FlowEvent, type Screen, cameraTroubles } from "../../src/flow/flow.ts";
import { news, phone, play, sessionWith, steps, taken, ways, withDone } from "../../src/flow/testing.ts";

/** A picture of the gallery: how to get there, and what the camera shows. */
export interface Story {
  readonly name: string;
  readonly flow: Flow;
  /** A picture that the camera shows, or that was taken. */
  readonly sees?: "face" | "document" | "dark";
}

function story(name: string, facts: Facts, ...events: readonly FlowEvent[]): Story {
  return { name, flow: play(facts, ...events).flow };
}

/** The rest of the ways lead to one picture each. */
const pictured: Readonly<Partial<Record<Screen["name"], Story["sees"]>>> = {
  camera: "document",
  moves: "face",
  recording: "face",
  review: "document",
};

const everyScreen: readonly Story[] = Object.entries(ways).map(([name, [facts, ...events]]) => {
  const sees = pictured[name as Screen["name"]];
  return { ...story(name, facts, ...events), ...(sees === undefined ? {} : { sees }) };
});

const atSelfie = withDone(
  sessionWith(),
  ...["consent", "document-choice", "document-front", "document-back"],
);
const onCamera = ways.camera;
const chosen = (type: "passport" | "driving-licence") =>
  withDone(
    sessionWith({
      steps: [
        steps.consent,
        { ...steps.choice, chosen: { country: "DE", type } },
        steps.front,
        steps.back,
        steps.selfie,
        steps.liveness,
      ],
    }),
    "consent",
    "document-choice",
  );
const challenge = { id: "1", moves: ["look-left", "look-up"], isAccessible: false } as const;
const wrongAnswers = [
  { question: "work", fault: "missing" },
  { question: "office", fault: "missing" },
  { question: "born", fault: "wrong-kind" },
] as const;
const faults = ["blurred", "dark", "glare", "cut-off"] as const;

/** Everything that a person may see, so that somebody has looked at it. */
export const stories: readonly Story[] = [
  ...everyScreen,
  story("link-expired", phone, news(sessionWith({ state: "expired" }))),
  story("link-deleted", phone, news(sessionWith({ state: "deleted" }))),
  story(
    "choice-chosen",
    phone,
    news(
      withDone(
        sessionWith({
          steps: [steps.consent, { ...steps.choice, preselected: { country: "DE", type: "passport" } }],
        }),
        "consent",
      ),
    ),
  ),
  story("prime-passport", phone, news(chosen("passport"))),
  story("prime-licence-back", phone, news(withDone(chosen("driving-licence"), "document-front"))),
  story("prime-selfie", phone, news(atSelfie)),
  { ...story("camera-dark", ...onCamera), sees: "dark" },
  {
    ...story("camera-selfie", phone, news(atSelfie), { type: "start-camera" }, { type: "camera-open" }),
    sees: "face",
  },
  { ...withChallenge(), sees: "face" },
  { ...story("review-selfie", phone, news(atSelfie), taken), sees: "face" },
  {
    ...story("review-faults", phone, news(chosen("passport")), {
      type: "taken",
      taken: { id: "1", origin: "camera", faults: ["blurred"] },
    }),
    sees: "document",
  },
  story(
    "again-many",
    phone,
    news(chosen("passport")),
    taken,
    { type: "use" },
    { type: "arrived", stepId: "document-front", feedback: { verdict: "retake", faults: [...faults] } },
  ),
  ...cameraTroubles.map((trouble) =>
    story(`trouble-${trouble}`, ...ways.opening, { type: "camera-trouble", trouble }),
  ),
  story("trouble-denied-ios", { ...phone, browser: "ios" }, ...(ways.opening.slice(1) as FlowEvent[]), {
    type: "camera-trouble",
    trouble: "denied",
  }),
  story("offline-banner", phone, news(chosen("passport")), { type: "network", isOnline: false }),
  story(
    "sending-banner",
    phone,
    news(chosen("driving-licence")),
    taken,
    { type: "use" },
    { type: "waited" },
    { type: "progress", stepId: "document-front", share: 0.4 },
  ),
  story("prime-letter", phone, news(sessionWith({ steps: [steps.letter] }))),
  story("questions-faults", ...ways.questions, { type: "answers-taken", faults: [...wrongAnswers] }),
  story("address-refused", ...ways.address, { type: "address-refused" }),
  story("code-wrong", ...ways.code, {
    type: "code-checked",
    checked: { verdict: "wrong", attemptsLeft: 2 },
  }),
  story("code-over", ...ways.code, {
    type: "code-checked",
    checked: { verdict: "used-up", attemptsLeft: 0 },
  }),
  story("leave", phone, news(chosen("passport")), { type: "leave" }),
  story("result-review", phone, news(sessionWith({ state: "in-review" }))),
  story("result-declined", phone, news(sessionWith({ state: "closed" }))),
  story(
    "retake-many",
    phone,
    news(
      sessionWith({ attempt: 2, retake: { reasons: ["document-expired", "poor-quality", "several-faces"] } }),
    ),
  ),
];

function withChallenge(): Story {
  const [facts, ...events] = ways.moves;
  const { flow } = play(facts, ...events);
  return { name: "moves-asked", flow: advance(flow, { type: "challenge", challenge }).flow };
}
