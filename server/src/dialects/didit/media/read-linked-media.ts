import { CoreError } from "#core/errors.ts";
import { openMedia } from "#core/media/read-media.ts";
import type { Ports } from "#core/ports.ts";
import type { Answer } from "../call.ts";

/** GET /media/{link}: the file, for whoever holds a link whose time is not over. */
export async function readLinkedMedia(ports: Ports, link: string): Promise<Answer> {
  const id = ports.mediaLinks.verify(link, ports.now());
  const media = id && (await ports.media.find(id));
  const session = media && (await ports.sessions.find(media.sessionId));
  if (!session || session.state === "deleted") throw new CoreError("media-not-found", "no such link");
  return { bytes: await openMedia(ports, media, session.wrappedKey), contentType: media.mimeType };
}
