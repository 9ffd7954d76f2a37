import { Refusal } from "./errors.ts";

const dataUri = /^data:([^,;]*)(;[^,]*)?,/i;
const accepted = {
  image: /^image\/(png|jpe?g)$/i,
  video: /^video\/(mp4|webm)$/i,
} as const;

/**
 * The bytes of a picture or video: a base64 data URI or bare base64, line breaks allowed. What the URI claims only has
 * to be acceptable; what the file is, is told from its bytes. Throws Refusal 1104 and 1401.
 */
export function decodeContent(content: string, kind: "image" | "video"): Uint8Array {
  const uri = dataUri.exec(content.slice(0, 200));
  if (!uri) return decodeBase64(content);
  const [head, mimeType = "", options = ""] = uri;
  if (!/;base64$/i.test(options)) throw new Refusal(1401);
  if (!accepted[kind].test(mimeType)) throw new Refusal(1104);
  return decodeBase64(content.slice(head.length));
}

function decodeBase64(text: string): Uint8Array {
  try {
    return Uint8Array.fromBase64(text, { lastChunkHandling: "strict" });
  } catch {
    throw new Refusal(1401);
  }
}
