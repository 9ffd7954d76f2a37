import type { Ports } from "#core/ports.ts";
import type { Media, MediaRole } from "#core/media/media.ts";

/** What links are made with. */
export interface LinkMaker {
  readonly ports: Pick<Ports, "mediaLinks">;
  readonly publicUrl: string;
}

/** A link by which anybody reads one file for a while. */
export function mediaUrl({ ports, publicUrl }: LinkMaker, { id }: Pick<Media, "id">, until: Date): string {
  return `${publicUrl}/v3/media/${ports.mediaLinks.issue(id, until)}`;
}

/** The newest file of a role and kind. */
export function newestOf(
  media: readonly Media[],
  role: MediaRole,
  kind: Media["kind"] = "image",
): Media | undefined {
  return media.findLast((file) => file.role === role && file.kind === kind);
}
