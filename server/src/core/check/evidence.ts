import type { AttemptId } from "#core/attempt/attempt.ts";
import type { Policy } from "#core/decision/policy.ts";
import type { DocumentReading } from "#core/document/document-reading.ts";
import type { FaceComparison, FaceFinding } from "#core/face/face.ts";
import type { FaceSearch } from "#core/face/search-faces.ts";
import type { IntegrationSettings } from "#core/integration/integration.ts";
import type { BurstFindings } from "#core/liveness/burst.ts";
import type { LivenessSignals } from "#core/liveness/liveness.ts";
import type { Measured } from "#core/media/image.ts";
import type { ImageQuality } from "#core/media/image-quality.ts";
import type { Media, MediaId, MediaRole } from "#core/media/media.ts";
import type { ExpectedDocument, ExpectedPerson } from "#core/session/session.ts";
import type { NodeId, WorkflowDefinition } from "#core/workflow/definition.ts";
import type { WorkflowRun } from "#core/workflow/node-result.ts";
import type { FactValue } from "#core/workflow/rule.ts";
import type { StepFindings } from "#core/workflow/step-findings.ts";
import type { Assessment } from "./assessment.ts";

/** What was measured on one picture of a document. */
export interface DocumentFindings extends DocumentReading {
  readonly mediaId: MediaId;
}

/** What was measured on one picture of the person. */
export interface SelfieFindings {
  readonly mediaId: MediaId;
  readonly width: number;
  readonly height: number;
  readonly quality: Measured<ImageQuality>;
  readonly faces: Measured<readonly FaceFinding[]>;
  /** Of the largest face; null when none was found. */
  readonly liveness: Measured<LivenessSignals> | null;
}

/** All that the judges see. Plain JSON, so a decision can be judged again without running a model. */
export interface Findings {
  /** YYYY-MM-DD on the integration's clock. */
  readonly today: string;
  readonly expectedPerson: ExpectedPerson;
  readonly expectedDocument: ExpectedDocument;
  readonly settings: IntegrationSettings;
  readonly media: readonly {
    readonly id: MediaId;
    readonly kind: Media["kind"];
    readonly role: MediaRole;
  }[];
  readonly documentFront: DocumentFindings | null;
  readonly documentBack: DocumentFindings | null;
  readonly selfie: SelfieFindings | null;
  /** Selfie against the document's portrait; null when one of them has no face. */
  readonly faceMatch: Measured<FaceComparison> | null;
  /** The document's ghost image against its portrait; null when it has none. Shown, not judged: ghosts are faint. */
  readonly ghostMatch: Measured<FaceComparison> | null;
  /** The newest answer to a liveness challenge; absent when none was answered. */
  readonly burst?: Measured<BurstFindings>;
  /** The selfie's face among those known; null when none is to be looked for. */
  readonly faceSearch: Measured<FaceSearch> | null;
  /** Where the session runs on a workflow of its integration's own: what its rules may ask of the session. */
  readonly session?: Readonly<Record<string, FactValue>>;
  /** What those steps measured that are not told above. */
  readonly steps?: Readonly<Record<NodeId, StepFindings>>;
  /** The sandbox's scenario: nothing was measured, and every result is forced. */
  readonly sandbox?: { readonly scenario: string };
}

/** What was measured, by which policy it was judged, and what came of it. */
export interface Evidence {
  readonly attemptId: AttemptId;
  readonly findings: Findings;
  readonly policy: Policy;
  readonly assessment: Assessment;
  /** The workflow by which it was judged, and the way through it. Missing in evidence of before there were any. */
  readonly graph?: WorkflowDefinition;
  readonly run?: WorkflowRun;
}
