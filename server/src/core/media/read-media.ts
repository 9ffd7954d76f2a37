import type { AttemptId } from "#core/attempt/attempt.ts";
import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { getSession } from "#core/session/get-session.ts";
import type { SessionId } from "#core/session/session.ts";
import { mediaContext } from "./add-media.ts";
import type { Media, MediaId, TimestampId } from "./media.ts";

type Owner = Pick<Integration, "id">;

/** Files of all attempts, oldest first. */
export async function listSessionMedia(
  ports: Pick<Ports, "sessions" | "media">,
  integration: Owner,
  sessionId: SessionId,
): Promise<readonly Media[]> {
  await getSession(ports, integration, sessionId);
  return ports.media.listBySession(sessionId);
}

/** Files of one attempt, oldest first. Throws "attempt-not-found". */
export async function listAttemptMedia(
  ports: Pick<Ports, "sessions" | "attempts" | "media">,
  integration: Owner,
  attemptId: AttemptId,
): Promise<readonly Media[]> {
  const attempt = await ports.attempts.find(attemptId);
  if (!attempt) throw new CoreError("attempt-not-found", `no attempt ${attemptId}`);
  await getSession(ports, integration, attempt.sessionId);
  return ports.media.listByAttempt(attemptId);
}

/** A file and its bytes as they were uploaded. Throws "media-not-found". */
export async function readMedia(
  ports: Pick<Ports, "sessions" | "media" | "blobs" | "envelopes">,
  integration: Owner,
  id: MediaId,
): Promise<{ readonly media: Media; readonly bytes: Uint8Array }> {
  const media = await ports.media.find(id);
  if (!media) throw new CoreError("media-not-found", `no media ${id}`);
  const session = await getSession(ports, integration, media.sessionId);
  return { media, bytes: await openMedia(ports, media, session.wrappedKey) };
}

/** Decrypts a file. */
export async function openMedia(
  ports: Pick<Ports, "blobs" | "envelopes">,
  media: Media,
  wrappedKey: Uint8Array,
): Promise<Uint8Array> {
  const sealed = await ports.blobs.get(media.blobKey);
  return ports.envelopes.of(wrappedKey).open(sealed, mediaContext(media.id));
}

/** The file that a time stamp is about. Throws "media-not-found". */
export async function findTimestamp(
  ports: Pick<Ports, "sessions" | "media">,
  integration: Owner,
  id: TimestampId,
): Promise<Media> {
  const media = await ports.media.findByTimestamp(id);
  if (!media) throw new CoreError("media-not-found", `no time stamp ${id}`);
  await getSession(ports, integration, media.sessionId);
  return media;
}
