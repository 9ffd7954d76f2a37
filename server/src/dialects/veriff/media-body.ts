import type { Media, MediaRole } from "#core/media/media.ts";
import type { JsonObject } from "#lib/json.ts";

const extensions: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "video/mp4": "mp4",
  "video/webm": "webm",
};

const contexts: Readonly<Record<MediaRole, string>> = {
  face: "face",
  "document-front": "document-front",
  "document-back": "document-back",
  "liveness-frame": "face-pre",
  portrait: "face-pre",
  "address-proof": "document-back-pre",
};

/** What a file shows, in Veriff's words; pictures taken on the way to the selfie are "face-pre". */
export function contextOf({ role }: Pick<Media, "role">): string {
  return contexts[role];
}

/** A file in Veriff's words. `size` in bytes and `duration` in seconds are numbers: clients decode them as such. */
export function mediaBody(publicUrl: string, media: Media): JsonObject {
  return {
    id: media.id,
    name: `${media.role}.${extensions[media.mimeType] ?? "bin"}`,
    ...(media.kind === "video" && { duration: media.durationSeconds }),
    timestamp: { url: timestampUrl(publicUrl, media), id: media.timestamp.id },
    size: media.sizeBytes,
    mimetype: media.mimeType,
    url: `${publicUrl}/v1/media/${media.id}`,
    context: contextOf(media),
    sessionId: media.sessionId,
  };
}

/** Where the proof of a file's time is read. */
export function timestampUrl(publicUrl: string, media: Media): string {
  return `${publicUrl}/v1/timestamps/${media.timestamp.id}`;
}

/** Both lists are always there, even when empty. */
export function mediaListBody(publicUrl: string, media: readonly Media[]): JsonObject {
  const tell = (kind: Media["kind"]) =>
    media.filter((file) => file.kind === kind).map((file) => mediaBody(publicUrl, file));
  return { status: "success", videos: tell("video"), images: tell("image") };
}
