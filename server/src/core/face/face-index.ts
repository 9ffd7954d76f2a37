import type { IntegrationId } from "#core/integration/integration.ts";
import type { FaceTemplate } from "./face.ts";
import type { KnownFace, KnownFaceId } from "./known-face.ts";

/**
 * Proposes the faces nearest to another. It lives in memory, may lag behind the `KnownFaceStore` or name faces that are
 * gone, and is filled anew after each start: whoever asks checks what it proposes.
 */
export interface FaceIndex {
  /** Until where changes of an integration were taken in; undefined when none were. */
  since(integrationId: IntegrationId): string | undefined;
  setSince(integrationId: IntegrationId, since: string): void;
  /** A face of the same id is replaced. */
  put(face: KnownFace): void;
  drop(integrationId: IntegrationId, id: KnownFaceId): void;
  /** The likeliest first; only faces measured by the same models. */
  nearest(integrationId: IntegrationId, template: FaceTemplate, limit: number): readonly KnownFaceId[];
}
