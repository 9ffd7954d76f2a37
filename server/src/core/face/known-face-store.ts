import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionId } from "#core/session/session.ts";
import type { BlockedFace, KnownFace, KnownFaceId } from "./known-face.ts";

/** How many faces an integration has of each kind. */
export type KnownFaceCounts = Readonly<Record<KnownFace["kind"], number>>;

/** Remembers faces, sealed; the truth behind every index of them. */
export interface KnownFaceStore {
  /** A session has one face: a newer replaces it. Throws "session-not-found" when the session's key is gone. */
  save(face: KnownFace): Promise<void>;
  /** Those of them that are there, in no order. */
  findMany(ids: readonly KnownFaceId[]): Promise<readonly KnownFace[]>;
  count(integrationId: IntegrationId): Promise<KnownFaceCounts>;
  /** Newest first. */
  listBlocked(integrationId: IntegrationId): Promise<readonly BlockedFace[]>;
  /**
   * Hands out, page by page, what was written since an earlier call answered `since`, some of it once more; all of it
   * when that is undefined. Answers from where to go on.
   */
  readChanges(
    integrationId: IntegrationId,
    since: string | undefined,
    take: (faces: readonly KnownFace[]) => void,
  ): Promise<string>;
  /** Takes a face off the block list; false when it is not there. */
  removeBlocked(id: KnownFaceId): Promise<boolean>;
  removeBySession(sessionId: SessionId): Promise<void>;
}
