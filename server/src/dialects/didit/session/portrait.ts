import { CoreError } from "#core/errors.ts";
import { addMedia } from "#core/media/add-media.ts";
import type { Session } from "#core/session/session.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import type { Call } from "../call.ts";
import { refuseFields } from "../errors.ts";

const sizeLimit = 2 * 1024 * 1024;

/** The bytes of `portrait_image`: base64, bare or as a data URI. Throws Refusal 400. */
export function decodePortrait(given: string): Uint8Array {
  const text = given.replace(/^data:[^,]{0,100},/, "");
  const bytes = decoded(text);
  if (bytes.length === 0) throw refuse("Must be an image in base64.");
  if (bytes.length > sizeLimit) throw refuse("Must not be larger than 2 MB.");
  return bytes;
}

function decoded(text: string): Uint8Array {
  try {
    return Uint8Array.fromBase64(text);
  } catch {
    throw refuse("Must be an image in base64.");
  }
}

/** Throws Refusal 400 for a workflow that compares with a portrait, since none was given. */
export function requireNoPortrait({ nodes }: WorkflowDefinition): void {
  const isNeeded = Object.values(nodes).some(
    (node) => node.type === "feature" && node.feature === "face-match" && node.config.against === "portrait",
  );
  if (isNeeded) throw refuse("This workflow compares faces with a portrait, so it is required.");
}

/** Keeps the portrait with its session. Throws Refusal 400 for what is no picture. */
export async function keepPortrait(
  { ports, integration }: Call,
  { id }: Session,
  bytes: Uint8Array,
): Promise<void> {
  try {
    await addMedia(ports, integration, id, { kind: "image", role: "portrait", bytes, ipAddress: undefined });
  } catch (error) {
    const isPicture = error instanceof CoreError && error.code.startsWith("image-");
    throw isPicture ? refuse("Must be a JPEG or PNG that can be read.") : error;
  }
}

function refuse(sentence: string) {
  return refuseFields({ portrait_image: [sentence] });
}
