import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import { openMedia } from "#core/media/read-media.ts";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import type { BlockedFace, KnownFaceId } from "./known-face.ts";
import { templateOfPicture } from "./template-of-picture.ts";

/** A picture, whose it is, and from which session it comes if from one. */
export interface PictureOfFace {
  readonly integrationId: IntegrationId;
  readonly bytes: Uint8Array;
  readonly fromSession: SessionId | undefined;
}

/** The newest selfie of a session. Throws "session-not-found" and "media-not-found". */
export async function selfieOf(
  ports: Pick<Ports, "sessions" | "media" | "blobs" | "envelopes">,
  id: SessionId,
): Promise<PictureOfFace> {
  const session = await ports.sessions.find(id);
  if (!session || session.state === "deleted") throw new CoreError("session-not-found", `no session ${id}`);
  const files = await ports.media.listBySession(id);
  const selfie = files.findLast(({ kind, role }) => kind === "image" && role === "face");
  if (!selfie) throw new CoreError("media-not-found", `session ${id} has no selfie`);
  const bytes = await openMedia(ports, selfie, session.wrappedKey);
  return { integrationId: session.integrationId, bytes, fromSession: id };
}

/** Puts the largest face of a picture on its integration's block list. Throws "integration-not-found". */
export async function blockFace(
  ports: Pick<Ports, "integrations" | "knownFaces" | "now" | "newId" | "engines">,
  { integrationId, bytes, fromSession }: PictureOfFace,
  note: string,
): Promise<BlockedFace> {
  const integration = await ports.integrations.find(integrationId);
  if (!integration) throw new CoreError("integration-not-found", `no integration ${integrationId}`);
  const template = await templateOfPicture(ports.engines, bytes);
  const at = ports.now(integration);
  const id = ports.newId() as KnownFaceId;
  const face: BlockedFace = { id, integrationId, kind: "blocked", fromSession, note, template, at };
  await ports.knownFaces.save(face);
  return face;
}
