import type { CaptureSession, Step } from "../../../../server/src/api/capture/contract.ts";
import type { CodeSent, Question } from "../../../../server/src/api/capture/contract.ts";
import { advance } from "./advance.ts";
import { begin, type Effect, type Facts, type Flow, type FlowEvent, type ScreenName } from "./flow.ts";

/** A phone's browser that can do everything. */
export const phone: Facts = {
  isPhone: true,
  inApp: null,
  isSecure: true,
  isFramed: false,
  isCameraPassedOn: true,
  canRecord: true,
  browser: "chrome",
};

function question(id: string, kind: Question["kind"], en: string, options: readonly string[] = []): Question {
  const told = options.map((option) => ({ id: option, text: { en: option } }));
  return { id, kind, text: { en }, isOptional: false, options: told, min: null, max: null };
}

/** Steps as the server sends them, none of them done. */
export const steps = {
  consent: { id: "consent", kind: "consent", isDone: false, isOptional: false, version: "1" },
  choice: {
    id: "document-choice",
    kind: "document-choice",
    isDone: false,
    isOptional: false,
    countries: ["AT", "DE", "FR", "US"],
    types: ["passport", "identity-card", "driving-licence", "residence-permit"],
    typesByCountry: {},
    preselected: { country: null, type: null },
    chosen: null,
  },
  front: { id: "document-front", kind: "document-front", isDone: false, isOptional: false, feedback: null },
  back: {
    id: "document-back",
    kind: "document-back",
    isDone: false,
    isOptional: true,
    feedback: null,
    types: ["identity-card", "driving-licence", "residence-permit"],
    hasBarcode: false,
  },
  selfie: { id: "selfie", kind: "selfie", isDone: false, isOptional: false, feedback: null },
  liveness: { id: "liveness", kind: "liveness", isDone: false, isOptional: false },
  video: {
    id: "video",
    kind: "video",
    isDone: false,
    isOptional: true,
    maxSeconds: 10,
    mimeTypes: ["video/webm", "video/mp4"],
  },
  letter: {
    id: "proof-of-address",
    kind: "proof-of-address",
    isDone: false,
    isOptional: false,
    feedback: null,
    mimeTypes: ["image/jpeg", "image/png", "application/pdf"],
  },
  questions: {
    id: "questionnaire",
    kind: "questionnaire",
    isDone: false,
    isOptional: false,
    questions: [
      question("work", "text", "What do you do for a living?"),
      question("office", "yes-no", "Do you hold a public office?"),
      question("money", "several-choices", "Where does your money come from?", ["Work", "Savings"]),
      { ...question("home", "country", "Where do you pay taxes?", ["DE", "FR"]), isOptional: true },
      { ...question("born", "date", "Since when?"), isOptional: true },
      { ...question("more", "long-text", "What else should we know?"), isOptional: true },
    ],
  },
  email: {
    id: "email-verification",
    kind: "contact-code",
    isDone: false,
    isOptional: false,
    channel: "email",
    codeLength: 6,
    isSent: false,
    attemptsLeft: 3,
    address: null,
    codesLeft: 5,
    resendAfterSeconds: 0,
  },
} as const satisfies Record<string, Step>;

/** An open session that this device holds. */
export function sessionWith(change: Partial<CaptureSession> = {}): CaptureSession {
  return {
    sessionId: "00000000-0000-4000-8000-000000000000",
    state: "open",
    url: "https://verify.example/v/eyJhbGciOiJIUzI1NiJ9.eyJzaWQiOiIwMDAwIn0.c2lnbmF0dXJl",
    dialect: "veriff",
    attempt: 1,
    retake: null,
    language: "en",
    callbackUrl: "https://shop.example/back",
    expiresAt: "2030-01-01T00:00:00.000Z",
    steps: [steps.consent, steps.choice, steps.front, steps.back, steps.selfie],
    device: { isMine: true, holder: "phone" },
    branding: {
      name: "Shop",
      logoUrl: null,
      colours: { accent: null, onAccent: null, background: null, text: null },
      texts: {},
      privacyTexts: {},
      privacyUrl: null,
    },
    thresholds: {
      documentSharpness: 15,
      selfieSharpness: 2.5,
      brightnessMin: 40,
      brightnessMax: 235,
      glareShareMax: 0.25,
      selfieFaceShare: 0.2,
    },
    limits: { chunkBytes: 262_144, imageBytes: 10_000_000, videoBytes: 50_000_000 },
    ...change,
  };
}

/** The same session after some of its steps. */
export function withDone(session: CaptureSession, ...ids: readonly string[]): CaptureSession {
  return {
    ...session,
    steps: session.steps.map((step) => (ids.includes(step.id) ? { ...step, isDone: true } : step)),
  };
}

/** What a list of events leads to. */
export interface Played {
  readonly flow: Flow;
  /** Of the last event. */
  readonly effects: readonly Effect[];
}

/** Plays events from the beginning. */
export function play(facts: Facts, ...events: readonly FlowEvent[]): Played {
  let { flow, effects }: Played = begin(facts);
  for (const event of events) ({ flow, effects } = advance(flow, event));
  return { flow, effects };
}

/** A session at its beginning. */
export const openSession = sessionWith();

/** The server's word about the session. */
export function news(session = openSession): FlowEvent {
  return { type: "session", session };
}

const afterChoice = withDone(openSession, "consent", "document-choice");
const withSteps = (...list: Step[]) => sessionWith({ steps: list });
/** A picture that the camera took. */
export const taken = { type: "taken", taken: { id: "1", origin: "camera", faults: [] } } as const;

/** A code went to an address. */
export const codeSent: CodeSent = { address: "m•••@example.org", codesLeft: 4, resendAfterSeconds: 30 };
const address = "maria@example.org";

/** Facts of a device and events that lead to every screen. */
export const ways: Readonly<Record<ScreenName, readonly [Facts, ...FlowEvent[]]>> = {
  loading: [phone],
  link: [phone, { type: "link-refused", problem: "invalid" }],
  "in-app": [
    { ...phone, inApp: "Instagram" },
    news(sessionWith({ device: { isMine: false, holder: null } })),
  ],
  elsewhere: [phone, news(sessionWith({ state: "used-elsewhere" }))],
  phone: [{ ...phone, isPhone: false }, news(sessionWith({ device: { isMine: false, holder: null } }))],
  following: [{ ...phone, isPhone: false }, news(sessionWith({ state: "used-elsewhere" }))],
  consent: [phone, news()],
  choice: [phone, news(withDone(openSession, "consent"))],
  prime: [phone, news(afterChoice)],
  opening: [phone, news(afterChoice), { type: "start-camera" }],
  camera: [phone, news(afterChoice), { type: "start-camera" }, { type: "camera-open" }],
  recording: [phone, news(withSteps(steps.video)), { type: "start-camera" }, { type: "camera-open" }],
  trouble: [
    phone,
    news(afterChoice),
    { type: "start-camera" },
    { type: "camera-trouble", trouble: "denied" },
  ],
  review: [phone, news(afterChoice), { type: "start-camera" }, { type: "camera-open" }, taken],
  checking: [phone, news(afterChoice), taken, { type: "use" }],
  again: [
    phone,
    news(afterChoice),
    taken,
    { type: "use" },
    { type: "arrived", stepId: "document-front", feedback: { verdict: "retake", faults: ["blurred"] } },
  ],
  "video-intro": [phone, news(withSteps(steps.video))],
  "moves-intro": [phone, news(withSteps(steps.liveness))],
  moves: [
    phone,
    news(withSteps(steps.liveness)),
    { type: "begin-moves", isAccessible: false },
    { type: "camera-open" },
  ],
  "moves-checking": [
    phone,
    news(withSteps(steps.liveness)),
    { type: "begin-moves", isAccessible: false },
    { type: "camera-open" },
    { type: "moves-recorded" },
  ],
  "moves-again": [
    phone,
    news(withSteps(steps.liveness)),
    { type: "begin-moves", isAccessible: false },
    { type: "camera-open" },
    { type: "moves-recorded" },
    { type: "moves-failed", triesLeft: 2 },
  ],
  "moves-over": [
    phone,
    news(withSteps(steps.liveness)),
    { type: "begin-moves", isAccessible: false },
    { type: "camera-open" },
    { type: "moves-failed", triesLeft: 0 },
  ],
  questions: [phone, news(withSteps(steps.questions))],
  address: [phone, news(withSteps(steps.email))],
  code: [
    phone,
    news(withSteps(steps.email)),
    { type: "send-code", address },
    { type: "code-sent", address, sent: codeSent },
  ],
  // A kind that only a newer server knows.
  "unknown-step": [phone, news(withSteps({ ...steps.liveness, id: "new", kind: "new" } as unknown as Step))],
  sending: [phone, news(withSteps({ ...steps.selfie, isDone: true }))],
  processing: [phone, news(sessionWith({ state: "processing" }))],
  result: [phone, news(sessionWith({ state: "finished" }))],
  retake: [phone, news(sessionWith({ attempt: 2, retake: { reasons: ["unreadable"] } }))],
  left: [phone, news(), { type: "leave" }, { type: "leave-now" }],
  offline: [phone, { type: "network", isOnline: false }, { type: "request-failed" }],
  failed: [phone, { type: "request-failed" }],
};
