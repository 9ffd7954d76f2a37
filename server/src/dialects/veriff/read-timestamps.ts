import type { TimestampId } from "#core/media/media.ts";
import { findTimestamp, listSessionMedia } from "#core/media/read-media.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Answer, Call } from "./call.ts";
import { contextOf, timestampUrl } from "./media-body.ts";

/** GET /sessions/{id}/timestamps: one for every file. */
export async function getSessionTimestamps({ ports, integration, publicUrl, id }: Call): Promise<Answer> {
  const media = await listSessionMedia(ports, integration, id as SessionId);
  const timestamps = media.map((file) => ({
    id: file.timestamp.id,
    url: timestampUrl(publicUrl, file),
    context: contextOf(file),
  }));
  return { status: 200, body: { status: "success", timestamps } };
}

/** GET /timestamps/{id}: `signature` is the RFC 3161 token in base64, over the SHA-256 of the file. */
export async function getTimestamp({ ports, integration, id }: Call): Promise<Answer> {
  const file = await findTimestamp(ports, integration, id as TimestampId);
  const timestamp = {
    id: file.timestamp.id,
    context: contextOf(file),
    signature: file.timestamp.token.toBase64(),
    dataHash: { algorithm: "SHA-256", value: file.sha256 },
  };
  return { status: 200, body: { status: "success", timestamp } };
}
