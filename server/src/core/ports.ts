import type { AccountStore, AccountTokens, Passwords } from "#core/account/account.ts";
import type { AgeEstimator } from "#core/age/age.ts";
import type { AttemptStore } from "#core/attempt/attempt-store.ts";
import type { ContactCheckStore } from "#core/contact/contact-check.ts";
import type { DecisionStore } from "#core/decision/decision-store.ts";
import type { BrandingStore } from "#core/capture/branding-store.ts";
import type { CaptureStore } from "#core/capture/capture-store.ts";
import type { DeviceCipher } from "#core/capture/device-cipher.ts";
import type { FunnelLog } from "#core/capture/funnel.ts";
import type { UploadStore } from "#core/capture/upload-store.ts";
import type { BarcodeReader } from "#core/document/barcode.ts";
import type { MrzReader } from "#core/document/mrz.ts";
import type { NationalNumbers } from "#core/document/national-number.ts";
import type { DocumentAuthenticityMeter } from "#core/document/document-authenticity.ts";
import type { DocumentQualityMeter } from "#core/document/document-quality.ts";
import type { DocumentLocator } from "#core/document/outline.ts";
import type { PrintReader } from "#core/document/print.ts";
import type { AddressProofReader } from "#core/document/proof-of-address.ts";
import type { TextFinder } from "#core/document/text.ts";
import type { EventLog } from "#core/event/event-log.ts";
import type { FaceDetector, FaceEmbedder } from "#core/face/face.ts";
import type { FaceIndex } from "#core/face/face-index.ts";
import type { FaceQualityMeter } from "#core/face/face-quality.ts";
import type { KnownFaceStore } from "#core/face/known-face-store.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { IntegrationStore } from "#core/integration/integration-store.ts";
import type { NonceStore } from "#core/integration/nonce-store.ts";
import type { JobQueue } from "#core/jobs.ts";
import type { LivenessMeter } from "#core/liveness/liveness.ts";
import type { LivenessStore } from "#core/liveness/liveness-round.ts";
import type { BlobStore } from "#core/media/blob-store.ts";
import type { ImageInspector, ImageOpener } from "#core/media/image.ts";
import type { ImageHeaderReader } from "#core/media/image-header.ts";
import type { ImageQualityMeter } from "#core/media/image-quality.ts";
import type { MediaLinks } from "#core/media/media-link.ts";
import type { MediaStore } from "#core/media/media-store.ts";
import type { TimestampAuthority } from "#core/media/timestamp-authority.ts";
import type { VideoInspector } from "#core/media/video.ts";
import type { MessageStore, Messengers } from "#core/message/message.ts";
import type { QuestionnaireStore } from "#core/questionnaire/questionnaire-store.ts";
import type { ReportPrinter } from "#core/report/printed-report.ts";
import type { Screeners } from "#core/screening/provider.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import type { Session } from "#core/session/session.ts";
import type { SessionNumbers } from "#core/session/session-numbers.ts";
import type { SessionStore } from "#core/session/session-store.ts";
import type { SessionTokens } from "#core/session/session-token.ts";
import type { TerminalErrorLog } from "#core/terminal/terminal-error.ts";
import type { StepStore } from "#core/workflow/step.ts";
import type { WorkflowFile } from "#core/workflow/file/read-workflow-file.ts";
import type { WorkflowStore } from "#core/workflow/workflow-store.ts";
import type { WebhookSender, WebhookTeller } from "#core/webhook/webhook.ts";
import type { WebhookStore } from "#core/webhook/webhook-store.ts";

/** What storage remembers; within a transaction all of it commits together. */
export interface Stores {
  readonly accounts: AccountStore;
  readonly integrations: IntegrationStore;
  readonly sessions: SessionStore;
  readonly attempts: AttemptStore;
  readonly media: MediaStore;
  readonly events: EventLog;
  readonly decisions: DecisionStore;
  readonly webhooks: WebhookStore;
  readonly nonces: NonceStore;
  readonly terminalErrors: TerminalErrorLog;
  readonly livenessRounds: LivenessStore;
  readonly workflows: WorkflowStore;
  readonly steps: StepStore;
  readonly questionnaires: QuestionnaireStore;
  readonly messages: MessageStore;
  readonly contactChecks: ContactCheckStore;
  readonly brandings: BrandingStore;
  readonly captures: CaptureStore;
  readonly uploads: UploadStore;
  readonly funnel: FunnelLog;
  readonly knownFaces: KnownFaceStore;
}

/** What commits together: state, event and job. */
export interface Transaction extends Stores {
  readonly jobs: JobQueue;
}

/** The engines: they measure and never judge. */
export interface Engines {
  readonly images: ImageOpener;
  readonly quality: ImageQualityMeter;
  readonly text: TextFinder;
  readonly mrz: MrzReader;
  readonly outlines: DocumentLocator;
  readonly documentQuality: DocumentQualityMeter;
  readonly authenticity: DocumentAuthenticityMeter;
  readonly print: PrintReader;
  readonly barcodes: BarcodeReader;
  readonly nationalNumbers: NationalNumbers;
  readonly addressProofs: AddressProofReader;
  readonly faces: FaceDetector;
  readonly faceQuality: FaceQualityMeter;
  readonly embeddings: FaceEmbedder;
  readonly liveness: LivenessMeter;
  readonly ages: AgeEstimator;
}

/** All that the core asks of the outside world. Functions take the `Pick` they use. */
export interface Ports extends Stores {
  readonly transaction: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  readonly envelopes: Envelopes;
  readonly blobs: BlobStore;
  readonly timestamps: TimestampAuthority;
  readonly imageInspector: ImageInspector;
  readonly imageHeaders: ImageHeaderReader;
  readonly videoInspector: VideoInspector;
  readonly engines: Engines;
  readonly passwords: Passwords;
  readonly accountTokens: AccountTokens;
  readonly sessionNumbers: SessionNumbers;
  readonly faceIndex: FaceIndex;
  readonly messengers: Messengers;
  readonly printReport: ReportPrinter;
  /** The workflows that are shipped, to be copied from. */
  readonly workflowTemplates: () => Promise<readonly WorkflowFile[]>;
  /** Whom to ask about people beside the pictures. */
  readonly screeners: Screeners;
  readonly sessionTokens: SessionTokens;
  readonly mediaLinks: MediaLinks;
  /** Where the person's browser goes at the end, as the session's dialect writes it; undefined where nobody said. */
  readonly returnUrl: (session: Session) => string | undefined;
  readonly deviceCipher: DeviceCipher;
  /** How the dialect that made the session tells its customers. */
  readonly webhookTeller: (dialect: string) => WebhookTeller | undefined;
  readonly webhookSender: WebhookSender;
  /** Real time, or an integration's own when it is given. */
  readonly now: (integration?: Pick<Integration, "clockAheadMs"> | undefined) => Date;
  /** Resolves after so many milliseconds of real time, or at once when given up. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** A fresh UUID v4. */
  readonly newId: () => string;
  /** SHA-256, 32 bytes. */
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
}
