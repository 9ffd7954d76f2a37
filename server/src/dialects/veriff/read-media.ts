import type { AttemptId } from "#core/attempt/attempt.ts";
import type { MediaId } from "#core/media/media.ts";
import { listAttemptMedia, listSessionMedia, readMedia } from "#core/media/read-media.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Answer, Call } from "./call.ts";
import { mediaListBody } from "./media-body.ts";

/** GET /sessions/{id}/media. */
export async function getSessionMedia({ ports, integration, publicUrl, id }: Call): Promise<Answer> {
  const media = await listSessionMedia(ports, integration, id as SessionId);
  return { status: 200, body: mediaListBody(publicUrl, media) };
}

/** GET /attempts/{id}/media. */
export async function getAttemptMedia({ ports, integration, publicUrl, id }: Call): Promise<Answer> {
  const media = await listAttemptMedia(ports, integration, id as AttemptId);
  return { status: 200, body: mediaListBody(publicUrl, media) };
}

/** GET /media/{id}: the file itself. */
export async function getMedia({ ports, integration, id }: Call): Promise<Answer> {
  const { media, bytes } = await readMedia(ports, integration, id as MediaId);
  return { bytes, contentType: media.mimeType };
}
