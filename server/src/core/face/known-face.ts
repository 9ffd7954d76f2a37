import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Branded } from "#lib/branded.ts";
import type { FaceTemplate } from "./face.ts";

export type KnownFaceId = Branded<string, "KnownFaceId">;

interface KnownFaceBase {
  readonly id: KnownFaceId;
  readonly integrationId: IntegrationId;
  readonly template: FaceTemplate;
  readonly at: Date;
}

/** The face of a session's newest selfie; it is gone when the session is deleted. */
export interface SessionFace extends KnownFaceBase {
  readonly kind: "session";
  readonly sessionId: SessionId;
}

/** A face on a block list; it stays until it is taken off. */
export interface BlockedFace extends KnownFaceBase {
  readonly kind: "blocked";
  /** Where it came from, if from a session; that may be deleted since. */
  readonly fromSession: SessionId | undefined;
  /** Why it is here, in the operator's words. */
  readonly note: string;
}

/** A face that new ones are compared with, always within one integration. */
export type KnownFace = SessionFace | BlockedFace;
