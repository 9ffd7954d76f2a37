import { type Static, Type } from "typebox";
import {
  DeviceFacts as deviceFacts,
  type Funnel as funnel,
  type Obstacle as obstacle,
} from "./funnel-schema.ts";
import { codeState, Question } from "./step-contract.ts";
import { colour, country, languageTag, nullable, oneOf, uuid } from "./schema-parts.ts";

export type {
  AnswersTaken,
  CodeChecked,
  CodeSent,
  Question,
  QuestionnaireAnswers,
} from "./step-contract.ts";

/**
 * What the hosted page and the server say to each other under /capture/v1. The page imports types alone from here, so that no
 * schema travels to a phone. Every call carries `Authorization: Bearer <session token>` and `x-capture-device: <uuid>`.
 */
export const capturePrefix = "/capture/v1";

/** Names the device that calls: a UUID that the page makes once and keeps. */
export const deviceHeader = "x-capture-device";

export const DocumentType = oneOf("passport", "identity-card", "driving-licence", "residence-permit");
export type DocumentType = Static<typeof DocumentType>;

/** Reasons to try once more that a person can mend. */
export const RetakeReason = oneOf(
  "media-missing",
  "face-not-visible",
  "several-faces",
  "document-not-fully-visible",
  "poor-quality",
  "unreadable",
  "document-damaged",
  "document-not-accepted",
  "document-expired",
  "pictures-of-different-documents",
);
export type RetakeReason = Static<typeof RetakeReason>;

/** What is seen to be wrong with one picture, a moment after it arrived. */
export const Fault = oneOf(
  "blurred",
  "dark",
  "overexposed",
  "glare",
  "too-small",
  "no-document",
  "several-documents",
  "cut-off",
  "no-face",
  "several-faces",
  "face-too-small",
);
export type Fault = Static<typeof Fault>;

/**
 * What the server saw at first sight. "good": go on. "retake": ask for a better one, but let the person keep this one too.
 * "unknown": there was no time to look; go on. It is advice, never the decision.
 */
export const Feedback = Type.Object({
  verdict: oneOf("good", "retake", "unknown"),
  faults: Type.Array(Fault),
});
export type Feedback = Static<typeof Feedback>;

/** One file on its way. `receivedBytes` is where to go on after a cut. */
export const Upload = Type.Object({
  id: uuid,
  stepId: Type.String(),
  sizeBytes: Type.Integer(),
  receivedBytes: Type.Integer(),
  /** Kept for good, and the step has it. */
  isComplete: Type.Boolean(),
  /** Null until complete. */
  feedback: nullable(Feedback),
});
export type Upload = Static<typeof Upload>;

/**
 * Query of PUT /capture/v1/uploads/{id}; the body is one chunk of bytes from `offset` on, of at most `limits.chunkBytes`.
 * Size and hash are of the whole file as it is sent. An empty chunk at the end asks to finish what arrived whole.
 */
export const UploadQuery = Type.Object({
  step: Type.String({ pattern: "^[a-z0-9-]{1,64}$" }),
  offset: Type.Integer({ minimum: 0 }),
  size: Type.Integer({ minimum: 1 }),
  sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }),
  /** Encrypted on the device with the key of GET /capture/v1/key: AES-256-GCM, nonce of 12 bytes, ciphertext, tag. */
  isSealed: Type.Optional(Type.Boolean()),
});
export type UploadQuery = Static<typeof UploadQuery>;

/** Answer of GET /capture/v1/key: 32 bytes in base64, the same for this device as long as the session is open. */
export const DeviceKey = Type.Object({ key: Type.String() });
export type DeviceKey = Static<typeof DeviceKey>;

const stepBase = { id: Type.String(), isDone: Type.Boolean(), isOptional: Type.Boolean() };
const picture = { ...stepBase, feedback: nullable(Feedback) };

export const ConsentStep = Type.Object({
  ...stepBase,
  kind: Type.Literal("consent"),
  /** Of the text that is agreed to; it comes back with the consent. */
  version: Type.String(),
});
export const DocumentChoiceStep = Type.Object({
  ...stepBase,
  kind: Type.Literal("document-choice"),
  /** What may be chosen; sorted by code, to be shown sorted by name. */
  countries: Type.Array(country),
  types: Type.Array(DocumentType),
  /** Countries that take other types than those. */
  typesByCountry: Type.Record(Type.String(), Type.Array(DocumentType)),
  /** What the customer expects: chosen beforehand, and free to change unless it is the only one. */
  preselected: Type.Object({ country: nullable(country), type: nullable(DocumentType) }),
  chosen: nullable(Type.Object({ country, type: DocumentType })),
});
export const DocumentFrontStep = Type.Object({ ...picture, kind: Type.Literal("document-front") });
/** In the plan only when the chosen type has a back; before a choice it is there too. */
export const DocumentBackStep = Type.Object({
  ...picture,
  kind: Type.Literal("document-back"),
  /** Types that have a back to show. */
  types: Type.Array(DocumentType),
  /** Whether a PDF417 barcode is expected there, which the page may read by itself. */
  hasBarcode: Type.Boolean(),
});
export const SelfieStep = Type.Object({ ...picture, kind: Type.Literal("selfie") });
export const VideoStep = Type.Object({
  ...stepBase,
  kind: Type.Literal("video"),
  maxSeconds: Type.Integer(),
  /** In the order of preference. */
  mimeTypes: Type.Array(Type.String()),
});
/** Left and right are the person's own. "blink": both eyes closed for about a second, then open. */
export const LivenessMove = oneOf("look-left", "look-right", "look-up", "blink", "come-closer", "hold-still");
export type LivenessMove = Static<typeof LivenessMove>;

/**
 * Answer of POST /capture/v1/liveness {isAccessible}: what to do before the camera. The page takes one burst of 10 to 40
 * pictures that are not mirrored, about 5 a second, from looking straight to the end, and uploads each with this step's id.
 */
export const LivenessChallenge = Type.Object({
  id: uuid,
  moves: Type.Array(LivenessMove),
  /** Without movements of the head: for people who cannot make them. */
  isAccessible: Type.Boolean(),
  expiresAt: Type.String(),
  challengesLeft: Type.Integer(),
});
export type LivenessChallenge = Static<typeof LivenessChallenge>;

/** Body of POST /capture/v1/liveness. */
export const LivenessRequest = Type.Object({ isAccessible: Type.Boolean() });
export type LivenessRequest = Static<typeof LivenessRequest>;

/** Body of POST /capture/v1/liveness/{id}/answer; times since the first picture, by the device's clock. */
export const LivenessAnswer = Type.Object({
  frames: Type.Array(Type.Object({ uploadId: uuid, atMs: Type.Number({ minimum: 0 }) }), {
    minItems: 1,
    maxItems: 60,
  }),
});
export type LivenessAnswer = Static<typeof LivenessAnswer>;

/** "undetermined": another challenge helps, `faults` tell why. "fail": go on without telling why; a person looks. */
export const LivenessVerdict = Type.Object({
  verdict: oneOf("pass", "undetermined", "fail"),
  faults: Type.Array(Type.String()),
  challengesLeft: Type.Integer(),
});
export type LivenessVerdict = Static<typeof LivenessVerdict>;

export const LivenessStep = Type.Object({ ...stepBase, kind: Type.Literal("liveness") });
export const ProofOfAddressStep = Type.Object({
  ...picture,
  kind: Type.Literal("proof-of-address"),
  mimeTypes: Type.Array(Type.String()),
});

export const QuestionnaireStep = Type.Object({
  ...stepBase,
  kind: Type.Literal("questionnaire"),
  questions: Type.Array(Question),
});

export const ContactCodeStep = Type.Object({
  ...stepBase,
  kind: Type.Literal("contact-code"),
  channel: oneOf("email", "phone"),
  codeLength: Type.Integer(),
  isSent: Type.Boolean(),
  attemptsLeft: Type.Integer(),
  ...codeState,
});

/** What the person is led through, in this order. A page that does not know a kind says so and offers the way out. */
export const Step = Type.Union([
  ConsentStep,
  DocumentChoiceStep,
  DocumentFrontStep,
  DocumentBackStep,
  SelfieStep,
  VideoStep,
  LivenessStep,
  ProofOfAddressStep,
  QuestionnaireStep,
  ContactCodeStep,
]);
export type Step = Static<typeof Step>;
export type StepKind = Step["kind"];

/**
 * Where the link stands. "open": go on with the first step that is not done. "used-elsewhere": another device holds it.
 * "processing": the checks run. "in-review": a person looks, which takes longer. "finished" and "closed": decided, for or
 * against. "expired": the time is over. "deleted": nothing is kept any more.
 */
export const LinkState = oneOf(
  "open",
  "used-elsewhere",
  "processing",
  "in-review",
  "finished",
  "closed",
  "expired",
  "deleted",
);
export type LinkState = Static<typeof LinkState>;

/** How the customer wants it to look and to read. */
export const Branding = Type.Object({
  name: nullable(Type.String()),
  /** A path on this origin. */
  logoUrl: nullable(Type.String()),
  /** What is null is the page's own. Contrast was checked when it was set. */
  colours: Type.Object({
    accent: nullable(colour),
    onAccent: nullable(colour),
    background: nullable(colour),
    text: nullable(colour),
  }),
  /** By language, then by the page's own key; they replace its words. */
  texts: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
  /** By language; replaces the page's privacy text. */
  privacyTexts: Type.Record(Type.String(), Type.String()),
  privacyUrl: nullable(Type.String()),
});
export type Branding = Static<typeof Branding>;

/** The figures by which the server judges, so that hints and judgement agree; measured as `core/media/image-quality.ts` says. */
export const Thresholds = Type.Object({
  documentSharpness: Type.Number(),
  selfieSharpness: Type.Number(),
  brightnessMin: Type.Number(),
  brightnessMax: Type.Number(),
  glareShareMax: Type.Number(),
  /** The face's width as a share of the picture's. */
  selfieFaceShare: Type.Number(),
});
export type Thresholds = Static<typeof Thresholds>;

/** GET /capture/v1/session, and the answer of everything that changes it. */
export const CaptureSession = Type.Object({
  sessionId: uuid,
  state: LinkState,
  /** The address of the page, for a QR code. */
  url: Type.String(),
  /** Whose protocol embeds the page first: veriff, didit, yoti-idv. The page answers to all. */
  dialect: Type.String(),
  /** 1 for the first; a resubmission opens the next at the same address. */
  attempt: Type.Integer(),
  /** Why the attempt before was sent back, and has to be made again; null at the first. */
  retake: nullable(Type.Object({ reasons: Type.Array(RetakeReason) })),
  /** What the session names; null: the device's own. */
  language: nullable(languageTag),
  /** Where the person goes at the end. */
  callbackUrl: nullable(Type.String()),
  expiresAt: Type.String(),
  /** Empty unless open. */
  steps: Type.Array(Step),
  device: Type.Object({
    /** Whether the device that asks holds the session. Nobody may hold it. */
    isMine: Type.Boolean(),
    holder: nullable(oneOf("phone", "tablet", "computer")),
  }),
  branding: Branding,
  thresholds: Thresholds,
  limits: Type.Object({
    chunkBytes: Type.Integer(),
    imageBytes: Type.Integer(),
    videoBytes: Type.Integer(),
  }),
});
export type CaptureSession = Static<typeof CaptureSession>;

export type DeviceFacts = Static<typeof deviceFacts>;
/** What stood in the way; the page shows each with a code that support can look up. */
export type Obstacle = Static<typeof obstacle>;
/** POST /capture/v1/funnel. */
export type Funnel = Static<typeof funnel>;

/** PUT /capture/v1/device: this device holds the session from now on. 409 used-elsewhere unless it takes over. */
export const DeviceClaim = Type.Object({ takesOver: Type.Boolean(), facts: deviceFacts });
export type DeviceClaim = Static<typeof DeviceClaim>;

/** PUT /capture/v1/consent. */
export const Consent = Type.Object({ version: Type.String({ maxLength: 64 }), language: languageTag });
export type Consent = Static<typeof Consent>;

/** PUT /capture/v1/choice. */
export const DocumentChoice = Type.Object({ country, type: DocumentType });
export type DocumentChoice = Static<typeof DocumentChoice>;

/** PUT /capture/v1/steps/{id}/skip passes over what is optional. */

/** Every refusal: its status, and `{error}` with one of these words. */
export const CaptureError = Type.Object({
  error: oneOf(
    "link-invalid", // 401
    "link-expired", // 410
    "link-deleted", // 410
    "session-closed", // 409: submitted or decided already
    "used-elsewhere", // 409
    "offset-mismatch", // 409, with receivedBytes
    "upload-changed", // 409: the same id with another size, hash or step
    "not-ready", // 409: a step that is demanded is not done
    "step-refused", // 409: the step takes no more of this, or not yet
    "hash-mismatch", // 422: the bytes arrived altered; begin again with a new id
    "file-unreadable", // 422
    "format-unsupported", // 415
    "too-small", // 422
    "too-large", // 413
    "input-invalid", // 400
    "not-found", // 404
    "too-many", // 429
    "overloaded", // 503: try again
    "internal", // 500
  ),
  receivedBytes: Type.Optional(Type.Integer()),
});
export type CaptureError = Static<typeof CaptureError>;
