import type {
  CaptureSession,
  DocumentType,
  Fault,
  Feedback,
  Step,
} from "../../../../server/src/api/capture/contract.ts";
import type {
  AnswersTaken,
  CodeChecked,
  CodeSent,
  QuestionnaireAnswers,
} from "../../../../server/src/api/capture/contract.ts";

/** A family of browsers that share the way to allow a camera. */
export type BrowserKind = "ios" | "chrome" | "firefox" | "safari" | "other";

/** What is known of the device; it does not change while the page is open. */
export interface Facts {
  readonly isPhone: boolean;
  /** Name of the app whose own browser shows the page. */
  readonly inApp: string | null;
  readonly isSecure: boolean;
  readonly isFramed: boolean;
  /** Whether the site that frames the page lets it use the camera. */
  readonly isCameraPassedOn: boolean;
  readonly canRecord: boolean;
  readonly browser: BrowserKind;
}

/** Why there is no picture from the camera. */
export const cameraTroubles = [
  "denied",
  "missing",
  "busy",
  "slow",
  "lost",
  "insecure",
  "framed",
  "codec",
] as const;
export type CameraTrouble = (typeof cameraTroubles)[number];

/** A step for which a picture is taken. */
export interface Shot {
  readonly stepId: string;
  readonly kind: "document-front" | "document-back" | "selfie" | "proof-of-address";
}
/** A step for which the camera is opened. */
export interface CameraUse {
  readonly stepId: string;
  readonly kind: Shot["kind"] | "liveness" | "video";
}

/** A picture that was taken or chosen; its bytes are kept at the edge under this id. */
export interface Taken {
  readonly id: string;
  readonly origin: "camera" | "file";
  /** What the page itself finds wrong with it. */
  readonly faults: readonly Fault[];
}

/** How far a file is on its way to the server. */
export interface Shipment {
  readonly state: "sending" | "arrived" | "refused" | "skipped";
  /** 0 to 1 */
  readonly share: number;
  readonly faults: readonly Fault[];
}

/** A move that the server asks for; left and right are the person's own. */
export type Move = "look-left" | "look-right" | "look-up" | "blink" | "come-closer" | "hold-still";

/** What the server wants to see to believe that somebody is there. */
export interface Challenge {
  readonly id: string;
  readonly moves: readonly Move[];
  readonly isAccessible: boolean;
}

/** What the person answers at a step, by the questions' ids. */
export type Answers = QuestionnaireAnswers["answers"];
/** What is wrong with them. */
export type AnswerFaults = AnswersTaken["faults"];

/** Where an address is asked for, to which a code is sent. */
export interface AddressScreen {
  readonly name: "address";
  readonly stepId: string;
  /** Whether what was given is no address. */
  readonly isRefused: boolean;
  readonly isSending: boolean;
}
/** Where the code is asked for. */
export interface CodeScreen {
  readonly name: "code";
  readonly stepId: string;
  readonly sent: CodeSent;
  /** As the person gave it; undefined when that was before the page was opened. */
  readonly address: string | undefined;
  readonly problem: Exclude<CodeChecked["verdict"], "right"> | undefined;
  readonly attemptsLeft: number;
  readonly isSending: boolean;
}
/** Where questions are asked. */
export interface QuestionsScreen {
  readonly name: "questions";
  readonly stepId: string;
  readonly faults: AnswerFaults;
  readonly isSending: boolean;
}

/** What the person sees. */
export type Screen =
  | { readonly name: "loading" }
  | { readonly name: "link"; readonly problem: LinkProblem }
  | { readonly name: "in-app" }
  | { readonly name: "elsewhere" }
  | { readonly name: "phone" }
  | { readonly name: "following" }
  | { readonly name: "consent" }
  | { readonly name: "choice" }
  | { readonly name: "prime"; readonly shot: Shot }
  | { readonly name: "opening"; readonly use: CameraUse }
  | { readonly name: "camera"; readonly shot: Shot }
  | { readonly name: "recording"; readonly use: CameraUse }
  | { readonly name: "trouble"; readonly use: CameraUse; readonly trouble: CameraTrouble }
  | { readonly name: "review"; readonly shot: Shot; readonly taken: Taken }
  | { readonly name: "checking"; readonly shot: Shot }
  | { readonly name: "again"; readonly shot: Shot; readonly faults: readonly Fault[] }
  | { readonly name: "video-intro"; readonly use: CameraUse }
  | { readonly name: "moves-intro"; readonly use: CameraUse }
  | { readonly name: "moves"; readonly use: CameraUse; readonly challenge: Challenge | undefined }
  | { readonly name: "moves-checking"; readonly use: CameraUse }
  | { readonly name: "moves-again"; readonly use: CameraUse; readonly triesLeft: number }
  | { readonly name: "moves-over" }
  | QuestionsScreen
  | AddressScreen
  | CodeScreen
  | { readonly name: "unknown-step" }
  | { readonly name: "sending" }
  | { readonly name: "processing" }
  | { readonly name: "result" }
  | { readonly name: "retake" }
  | { readonly name: "left" }
  | { readonly name: "offline" }
  | { readonly name: "failed" };
export type ScreenName = Screen["name"];

/** Why a link leads nowhere. */
export type LinkProblem = "invalid" | "expired" | "deleted";

/** Everything that the page remembers. */
export interface Flow {
  readonly facts: Facts;
  readonly session: CaptureSession | undefined;
  readonly screen: Screen;
  readonly isOnline: boolean;
  /** Whether the question "leave?" lies over the screen. */
  readonly isLeaving: boolean;
  /** Whether the person goes on in an app's own browser. */
  readonly isStaying: boolean;
  /** The attempt whose reasons for another try were read. */
  readonly retakeRead: number;
  /** Whether the person goes back to choose another document. */
  readonly isChoosing: boolean;
  readonly isSubmitting: boolean;
  /** Whether the server was asked to give this device the session, and has not answered yet. */
  readonly isClaiming: boolean;
  /** Whether the person asked for a challenge without moves of the head. */
  readonly isAccessible: boolean;
  /** By step. */
  readonly shipments: Readonly<Record<string, Shipment>>;
}

/** What happens: a person's act, an answer of the server, a word of the device. */
export type FlowEvent =
  | { readonly type: "session"; readonly session: CaptureSession }
  | { readonly type: "link-refused"; readonly problem: LinkProblem }
  | { readonly type: "request-failed" }
  | { readonly type: "not-ready" }
  | { readonly type: "network"; readonly isOnline: boolean }
  | { readonly type: "retry" }
  | { readonly type: "stay" }
  | { readonly type: "here" }
  | { readonly type: "agree" }
  | { readonly type: "choose"; readonly country: string; readonly documentType: DocumentType }
  | { readonly type: "start-camera" }
  | { readonly type: "camera-open" }
  | { readonly type: "camera-trouble"; readonly trouble: CameraTrouble }
  | { readonly type: "taken"; readonly taken: Taken }
  | { readonly type: "recorded"; readonly stepId: string; readonly fileId: string }
  | { readonly type: "use" }
  | { readonly type: "keep" }
  | { readonly type: "another" }
  | { readonly type: "skip" }
  | { readonly type: "waited" }
  | { readonly type: "progress"; readonly stepId: string; readonly share: number }
  | { readonly type: "arrived"; readonly stepId: string; readonly feedback: Feedback | null }
  | { readonly type: "lost"; readonly stepId: string }
  | { readonly type: "begin-moves"; readonly isAccessible: boolean }
  | { readonly type: "challenge"; readonly challenge: Challenge }
  | { readonly type: "moves-recorded" }
  | { readonly type: "moves-failed"; readonly triesLeft: number }
  | { readonly type: "moves-passed" }
  | { readonly type: "answer"; readonly answers: Answers }
  | { readonly type: "answers-taken"; readonly faults: AnswerFaults }
  | { readonly type: "send-code"; readonly address: string }
  | { readonly type: "address-refused" }
  | { readonly type: "code-sent"; readonly address: string; readonly sent: CodeSent }
  | { readonly type: "change-address" }
  | { readonly type: "check-code"; readonly code: string }
  | { readonly type: "code-checked"; readonly checked: CodeChecked }
  | { readonly type: "read-reasons" }
  | { readonly type: "return" }
  | { readonly type: "back" }
  | { readonly type: "leave" }
  | { readonly type: "keep-on" }
  | { readonly type: "leave-now" };

/** What is to be done outside. */
export type Effect =
  | { readonly type: "load" }
  | { readonly type: "claim"; readonly takesOver: boolean }
  | { readonly type: "follow" }
  | { readonly type: "consent" }
  | { readonly type: "choose"; readonly country: string; readonly documentType: DocumentType }
  | { readonly type: "skip-step"; readonly stepId: string }
  | { readonly type: "open-camera"; readonly use: CameraUse }
  | { readonly type: "close-camera" }
  | { readonly type: "send"; readonly stepId: string; readonly fileId: string }
  | { readonly type: "wait"; readonly ms: number }
  | { readonly type: "ask-challenge"; readonly isAccessible: boolean }
  | { readonly type: "answer"; readonly stepId: string; readonly answers: Answers }
  | { readonly type: "send-code"; readonly stepId: string; readonly address: string }
  | { readonly type: "check-code"; readonly stepId: string; readonly code: string }
  | { readonly type: "submit" }
  | { readonly type: "return" }
  | { readonly type: "cancel" };

/** A turn of the machine: what is then, and what is to be done. */
export interface Turn {
  readonly flow: Flow;
  readonly effects: readonly Effect[];
}

/** A turn that keeps the screen. */
export function keepScreen(flow: Flow, ...effects: readonly Effect[]): Turn {
  return { flow, effects };
}

/** How it begins: nothing is known but the device. */
export function begin(facts: Facts): Turn {
  const flow: Flow = {
    facts,
    session: undefined,
    screen: { name: "loading" },
    isOnline: true,
    isLeaving: false,
    isStaying: false,
    retakeRead: 1,
    isChoosing: false,
    isSubmitting: false,
    isClaiming: false,
    isAccessible: false,
    shipments: {},
  };
  return keepScreen(flow, { type: "load" });
}

/** A step of one kind. */
export type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/** The session's step of a kind, when it has one. */
export function stepOfKind<K extends Step["kind"]>(
  flow: Pick<Flow, "session">,
  kind: K,
): StepOf<K> | undefined {
  return flow.session?.steps.find((step): step is StepOf<K> => step.kind === kind);
}
