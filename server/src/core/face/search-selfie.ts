import type { Integration } from "#core/integration/integration.ts";
import type { Measured } from "#core/media/image.ts";
import type { Ports } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import type { FaceTemplate } from "./face.ts";
import type { KnownFaceId } from "./known-face.ts";
import { type FaceSearch, searchFaces } from "./search-faces.ts";

type Needs = Pick<Ports, "knownFaces" | "faceIndex" | "sessions" | "now" | "engines">;

/** The face of a session's selfie. */
export interface SelfieFace {
  readonly session: Session;
  readonly integration: Integration;
  readonly template: FaceTemplate;
}

/**
 * Looks for a selfie's face among those known to its integration; null when there is nothing to look for. Where
 * duplicates are looked for it is kept first, so that of two sessions at once at least one sees the other.
 */
export async function searchSelfie(
  ports: Needs,
  { session, integration, template }: SelfieFace,
): Promise<Measured<FaceSearch> | null> {
  const { id, externalReference } = session;
  if (integration.settings.duplicateFaces) {
    const base = { id: id as string as KnownFaceId, integrationId: integration.id, template };
    await ports.knownFaces.save({ ...base, kind: "session", sessionId: id, at: ports.now(integration) });
  } else if ((await ports.knownFaces.count(integration.id)).blocked === 0) return null;
  return searchFaces(ports, { integration, template, except: id, externalReference });
}
