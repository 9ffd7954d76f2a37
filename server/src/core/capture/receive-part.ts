import { CoreError } from "#core/errors.ts";
import type { Ports } from "#core/ports.ts";
import { type CaptureActor, requireHolder, requireOpen } from "./change-capture.ts";
import { fileOfStep } from "./plan.ts";
import { type CaptureView, type ReadNeeds, readCapture } from "./read-capture.ts";
import { partContext, partKey, type Upload, type UploadId, type UploadPromise } from "./upload.ts";
import { uploadLimits } from "./upload-limits.ts";
import { CaptureError } from "./capture-error.ts";

/** One part of a file. */
export interface UploadPart {
  readonly id: UploadId;
  readonly promise: UploadPromise;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Where an upload stands after a part: `isInPlace` is false when the part did not begin where the last one ended. */
export interface PartOutcome {
  readonly upload: Upload;
  readonly isInPlace: boolean;
  readonly view: CaptureView;
}

type Needs = ReadNeeds;

/**
 * Keeps a part, sealed and on stable storage before it is acknowledged, so that neither a cut line nor a restart loses it. A part
 * that came before is taken quietly. Throws used-elsewhere, session-*, input-invalid, upload-changed, upload-too-large, too-many.
 */
export async function receivePart(ports: Needs, actor: CaptureActor, part: UploadPart): Promise<PartOutcome> {
  const view = await readCapture(ports, actor.sessionId);
  const known = await findUpload(ports, view, part.id);
  // A repeated part of a finished file gets the same answer, whatever happened to the session since.
  if (known?.result) return { upload: requireSame(known, part.promise), isInPlace: true, view };
  requireOpen(view);
  requireHolder(view, actor.deviceId);
  const upload = known ? requireSame(known, part.promise) : await begin(ports, view, part);
  const { offset, bytes } = part;
  const end = offset + bytes.length;
  if (end > upload.sizeBytes) throw new CaptureError("too-large", "there is more than was promised");
  if (end <= upload.receivedBytes) return { upload, isInPlace: true, view };
  if (offset !== upload.receivedBytes) return { upload, isInPlace: false, view };
  return keep(ports, view, { upload, part });
}

/** An upload of this session and attempt. Throws input-invalid for another's. */
export async function findUpload(
  ports: Pick<Ports, "uploads">,
  { session }: Pick<CaptureView, "session">,
  id: UploadId,
): Promise<Upload | undefined> {
  const upload = await ports.uploads.find(id);
  if (upload && (upload.sessionId !== session.id || upload.attemptId !== session.attemptId))
    throw new CoreError("input-invalid", "this id names another upload");
  return upload;
}

function requireSame(upload: Upload, promise: UploadPromise): Upload {
  const isSame =
    upload.stepId === promise.stepId &&
    upload.sizeBytes === promise.sizeBytes &&
    upload.sha256 === promise.sha256 &&
    upload.isSealed === promise.isSealed;
  if (!isSame) throw new CaptureError("upload-changed", "the upload was begun with other properties");
  return upload;
}

async function begin(ports: Needs, view: CaptureView, { id, promise }: UploadPart): Promise<Upload> {
  requireRoom(view, promise);
  const { id: sessionId, attemptId } = view.session;
  const others = await ports.uploads.listByAttempt(attemptId);
  if (others.length >= uploadLimits.perAttempt) throw new CaptureError("too-many", "too many files");
  const createdAt = ports.now();
  const fresh = { receivedBytes: 0, parts: [], createdAt, result: undefined };
  const upload: Upload = { id, sessionId, attemptId, ...promise, ...fresh };
  await ports.uploads.insert(upload);
  // Of two first parts at once the other may have been faster.
  return (await findUpload(ports, view, id)) ?? upload;
}

function requireRoom({ steps }: CaptureView, { stepId, sizeBytes, isSealed }: UploadPromise): void {
  const step = steps.find(({ id }) => id === stepId);
  const file = step && fileOfStep(step);
  if (!file) throw new CoreError("input-invalid", "no file belongs to this step");
  const most = file.kinds.includes("video") ? uploadLimits.videoBytes : uploadLimits.imageBytes;
  if (sizeBytes > most + (isSealed ? uploadLimits.sealBytes : 0))
    throw new CaptureError("too-large", `a file of this step has at most ${most} bytes`);
}

async function keep(
  ports: Needs,
  view: CaptureView,
  { upload, part: { offset, bytes } }: { readonly upload: Upload; readonly part: UploadPart },
): Promise<PartOutcome> {
  const { id } = upload;
  const envelope = ports.envelopes.of(view.session.wrappedKey);
  await ports.blobs.put(partKey(id, offset), envelope.seal(bytes, partContext(id, offset)));
  const isNoted = await ports.uploads.advance(id, offset, bytes.length);
  const current = (await ports.uploads.find(id)) ?? upload;
  // The same part, told twice at once, was noted by the other request.
  const isInPlace = isNoted || offset + bytes.length <= current.receivedBytes;
  return { upload: current, isInPlace, view };
}
