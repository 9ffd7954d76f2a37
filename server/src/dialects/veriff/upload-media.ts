import { addMedia } from "#core/media/add-media.ts";
import type { MediaRole } from "#core/media/media.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Answer, Call } from "./call.ts";
import { mediaBody } from "./media-body.ts";
import { decodeContent } from "./media-content.ts";
import { type NewMedia, parseNewMedia } from "./schema.ts";
import { checkTimestamp } from "./timestamp.ts";

/** "-pre" marks the earlier one of two pictures of the same step. */
const roles: Readonly<Record<NewMedia["context"], MediaRole>> = {
  face: "face",
  "document-front": "document-front",
  "document-back": "document-back",
  "face-pre": "face",
  "document-front-pre": "document-front",
  "document-back-pre": "document-back",
};

/** POST /sessions/{id}/media: one picture, or one video. */
export async function uploadMedia(call: Call): Promise<Answer> {
  const { kind, file } = parseNewMedia(call.body);
  const { ports, integration, ipAddress } = call;
  if (typeof file.timestamp === "string") checkTimestamp(file.timestamp);
  const bytes = decodeContent(file.content, kind);
  const role = roles[file.context];
  const media = await addMedia(ports, integration, call.id as SessionId, { kind, role, bytes, ipAddress });
  return { status: 200, body: { status: "success", [kind]: mediaBody(call.publicUrl, media) } };
}
