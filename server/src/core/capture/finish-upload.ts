import { CoreError } from "#core/errors.ts";
import { type AddMediaNeeds, addMedia } from "#core/media/add-media.ts";
import type { Media, MediaRole } from "#core/media/media.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import { hex } from "#lib/hex.ts";
import type { CaptureActor } from "./change-capture.ts";
import { type Feedback, unknownFeedback } from "./feedback.ts";
import { type LookNeeds, lookAtPicture } from "./look-at-picture.ts";
import { fileOfStep } from "./plan.ts";
import type { CaptureView } from "./read-capture.ts";
import { partContext, partKey, type Upload } from "./upload.ts";
import { CaptureError } from "./capture-error.ts";

type Needs = AddMediaNeeds & LookNeeds & Pick<Ports, "uploads" | "deviceCipher" | "wait">;

type Kind = Media["kind"];

/** The person waits for the advice; after this time he goes on without. Milliseconds. */
const lookLimitMs = 1100;

/**
 * Makes a file of an upload whose parts are all there: checked, opened, inspected, looked at, and kept. Quiet when it was finished
 * before, or is by another request meanwhile. Throws hash-mismatch, image-*, video-unreadable and session-*.
 */
export async function finishUpload(
  ports: Needs,
  actor: CaptureActor,
  { upload, view }: { readonly upload: Upload; readonly view: CaptureView },
): Promise<Upload> {
  if (upload.result) return upload;
  try {
    await keepWhole(ports, actor, { upload, view });
  } catch (error) {
    const current = await ports.uploads.find(upload.id);
    if (!current?.result) throw error;
    return current;
  }
  await removeParts(ports, upload);
  return (await ports.uploads.find(upload.id)) ?? upload;
}

async function keepWhole(
  ports: Needs,
  { ipAddress }: CaptureActor,
  { upload, view }: { readonly upload: Upload; readonly view: CaptureView },
): Promise<void> {
  const step = view.steps.find(({ id }) => id === upload.stepId);
  const file = step && fileOfStep(step);
  if (!file) throw new CoreError("input-invalid", "no file belongs to this step");
  const bytes = await readWhole(ports, upload, view);
  const { role } = file;
  const kind = kindOf(file.kinds, bytes);
  const isLookedAt = kind === "image" && role !== "liveness-frame";
  const feedback = isLookedAt ? await look(ports, bytes, role) : unknownFeedback;
  await addMedia(ports, view.integration, view.session.id, {
    ...{ role, kind, bytes, ipAddress },
    within: (tx, media) => complete(tx, upload, { mediaId: media.id, feedback }),
  });
}

const pdfStart = new TextEncoder().encode("%PDF-");

/** A document where the step takes one and the bytes begin like one; else the usual kind. */
function kindOf([usual, ...others]: readonly [Kind, ...Kind[]], bytes: Uint8Array): Kind {
  const isPdf = pdfStart.every((byte, index) => bytes[index] === byte);
  return isPdf && others.includes("document") ? "document" : usual;
}

/** Of two requests that finish the same upload, one keeps the file. */
async function complete(
  tx: Transaction,
  { id }: Upload,
  result: NonNullable<Upload["result"]>,
): Promise<void> {
  const current = await tx.uploads.lock(id);
  if (!current || current.result) throw new CaptureError("upload-finished", "it was finished meanwhile");
  await tx.uploads.complete(id, result);
}

/** What cannot be opened is told by the inspection; advice never stands in the way. */
async function look(ports: Needs, bytes: Uint8Array, role: MediaRole): Promise<Feedback> {
  const limit = new AbortController();
  const late = ports.wait(lookLimitMs, limit.signal).then(() => unknownFeedback);
  const seen = lookAtPicture(ports, bytes, role).catch(() => unknownFeedback);
  const feedback = await Promise.race([seen, late]);
  limit.abort();
  return feedback;
}

async function readWhole(
  ports: Needs,
  upload: Upload,
  { session, capture }: CaptureView,
): Promise<Uint8Array> {
  const envelope = ports.envelopes.of(session.wrappedKey);
  const whole = new Uint8Array(upload.sizeBytes);
  for (const offset of upload.parts) {
    const sealed = await ports.blobs.get(partKey(upload.id, offset));
    whole.set(envelope.open(sealed, partContext(upload.id, offset)), offset);
  }
  if (hex(ports.sha256(whole)) !== upload.sha256)
    throw new CaptureError("hash-mismatch", "the bytes are not those that were promised");
  if (!upload.isSealed) return whole;
  const { deviceKey } = capture;
  if (deviceKey === undefined) throw new CoreError("input-invalid", "no key was given to a device");
  return ports.deviceCipher.open(deviceKey, whole);
}

/** Removes an upload's parts. Quiet on those gone already. */
export async function removeParts(ports: Pick<Ports, "blobs">, { id, parts }: Upload): Promise<void> {
  for (const offset of parts) await ports.blobs.remove(partKey(id, offset));
}
