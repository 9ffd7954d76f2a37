import { type Static, type TSchema, Type } from "typebox";

/**
 * What the hosted page and the server say to each other under /capture/v1. The page imports types alone from here, so that no
 * schema travels to a phone. Every call carries `Authorization: Bearer <session token>` and `x-capture-device: <uuid>`.
 */
export const capturePrefix = "/capture/v1";

/** Names the device that calls: a UUID that the page makes once and keeps. */
export const deviceHeader = "x-capture-device";

function oneOf<const T extends readonly string[]>(...values: T) {
  return Type.Union(values.map((value) => Type.Literal(value as T[number])));
}

function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

const uuid = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
});
const country = Type.String({ pattern: "^[A-Z]{2}$" });
const languageTag = Type.String({ pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", maxLength: 35 });
const colour = Type.String({ pattern: "^#[0-9a-f]{6}$" });

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
  /** What may be chosen, by country; sorted by code, to be shown sorted by name. */
  countries: Type.Array(Type.Object({ country, types: Type.Array(DocumentType) })),
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
/** Left and right are the person's own. */
export const LivenessAction = oneOf(
  "look-straight",
  "turn-left",
  "turn-right",
  "look-up",
  "look-down",
  "come-closer",
  "move-back",
  "open-mouth",
  "smile",
  "blink",
);
export type LivenessAction = Static<typeof LivenessAction>;
export const LivenessStep = Type.Object({
  ...stepBase,
  kind: Type.Literal("liveness"),
  attemptsLeft: Type.Integer(),
  /** Null until asked for. */
  challenge: nullable(
    Type.Object({
      id: uuid,
      /** Chosen without movements of the head, for people who cannot make them. */
      isAccessible: Type.Boolean(),
      expiresAt: Type.String(),
      actions: Type.Array(
        Type.Object({ action: LivenessAction, frames: Type.Integer(), seconds: Type.Number() }),
      ),
    }),
  ),
});
export const ProofOfAddressStep = Type.Object({
  ...picture,
  kind: Type.Literal("proof-of-address"),
  mimeTypes: Type.Array(Type.String()),
});
export const QuestionnaireStep = Type.Object({
  ...stepBase,
  kind: Type.Literal("questionnaire"),
  title: Type.String(),
  questions: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: oneOf(
        "text",
        "long-text",
        "single-choice",
        "multiple-choice",
        "date",
        "number",
        "yes-no",
        "file",
      ),
      label: Type.String(),
      isRequired: Type.Boolean(),
      options: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
    }),
  ),
});
export const ContactCodeStep = Type.Object({
  ...stepBase,
  kind: Type.Literal("contact-code"),
  channel: oneOf("email", "phone"),
  /** Partly hidden; null when the person has to say it. */
  address: nullable(Type.String()),
  isSent: Type.Boolean(),
  attemptsLeft: Type.Integer(),
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
  /** Null: the device's own. */
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

const version = Type.String({ pattern: "^[0-9A-Za-z._ -]{1,32}$" });
const count = Type.Integer({ minimum: 0, maximum: 100_000 });

/** What a device tells of itself; nothing that tells one person from another. */
export const DeviceFacts = Type.Object({
  kind: oneOf("phone", "tablet", "computer"),
  os: Type.Optional(version),
  browser: Type.Optional(version),
  browserVersion: Type.Optional(version),
  screenWidth: Type.Optional(count),
  screenHeight: Type.Optional(count),
  cameras: Type.Optional(count),
  hasTouch: Type.Optional(Type.Boolean()),
  isEmbedded: Type.Optional(Type.Boolean()),
  isInAppBrowser: Type.Optional(Type.Boolean()),
});
export type DeviceFacts = Static<typeof DeviceFacts>;

/** PUT /capture/v1/device: this device holds the session from now on. 409 used-elsewhere unless it takes over. */
export const DeviceClaim = Type.Object({ takesOver: Type.Boolean(), facts: DeviceFacts });
export type DeviceClaim = Static<typeof DeviceClaim>;

/** PUT /capture/v1/consent. */
export const Consent = Type.Object({ version: Type.String({ maxLength: 64 }), language: languageTag });
export type Consent = Static<typeof Consent>;

/** PUT /capture/v1/choice. */
export const DocumentChoice = Type.Object({ country, type: DocumentType });
export type DocumentChoice = Static<typeof DocumentChoice>;

/** PUT /capture/v1/steps/{id}/skip passes over what is optional. */

/** What stood in the way; the page shows each with a code that support can look up. */
export const Obstacle = oneOf(
  "camera-denied",
  "camera-missing",
  "camera-busy",
  "camera-not-starting",
  "camera-lost",
  "camera-blocked-by-frame",
  "camera-too-weak",
  "microphone-denied",
  "insecure-origin",
  "in-app-browser",
  "unsupported-browser",
  "codec-missing",
  "wasm-missing",
  "storage-missing",
  "detector-failed",
  "network-lost",
  "network-slow",
  "upload-failed",
  "file-refused",
  "picture-poor",
  "face-not-found",
  "document-not-found",
  "barcode-not-read",
  "liveness-failed",
  "liveness-timeout",
  "used-elsewhere",
  "session-expired",
  "server-failed",
  "page-crashed",
);
export type Obstacle = Static<typeof Obstacle>;

/** POST /capture/v1/funnel: where people are, and where they stop. At most 50 at once; 204. */
export const Funnel = Type.Object({
  events: Type.Array(
    Type.Object({
      type: oneOf("shown", "completed", "retaken", "skipped", "obstacle", "left", "returned", "cancelled"),
      /** A step's id, or a screen's name where there is no step. */
      place: Type.String({ pattern: "^[a-z0-9-]{1,64}$" }),
      obstacle: Type.Optional(Obstacle),
      /** Since the page was opened. */
      elapsedMs: Type.Integer({ minimum: 0, maximum: 604_800_000 }),
    }),
    { minItems: 1, maxItems: 50 },
  ),
  facts: Type.Optional(DeviceFacts),
});
export type Funnel = Static<typeof Funnel>;

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
