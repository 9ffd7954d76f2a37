import { finishUpload } from "#core/capture/finish-upload.ts";
import { readCapture } from "#core/capture/read-capture.ts";
import { findUpload, receivePart } from "#core/capture/receive-part.ts";
import type { Upload, UploadId } from "#core/capture/upload.ts";
import { uploadLimits } from "#core/capture/upload-limits.ts";
import { rawBody } from "#http/raw-body.ts";
import type { CaptureCall } from "./call.ts";
import type { Upload as Body } from "./contract.ts";
import { Refusal } from "./errors.ts";
import { parseUploadQuery, pathId } from "./parse.ts";

/** PUT /uploads/{id}: one part of a file; the last one finishes it. */
export async function putUpload({ ports, actor, request }: CaptureCall): Promise<Body> {
  const id = pathId(request) as UploadId;
  const { step: stepId, size: sizeBytes, sha256, offset, isSealed = false } = parseUploadQuery(request.query);
  const bytes = rawBody(request);
  if (bytes.length > uploadLimits.chunkBytes) throw new Refusal("too-large");
  const promise = { stepId, sizeBytes, sha256, isSealed };
  const { upload, isInPlace, view } = await receivePart(ports, actor, { id, promise, offset, bytes });
  if (!isInPlace) throw new Refusal("offset-mismatch", { receivedBytes: upload.receivedBytes });
  if (upload.receivedBytes < upload.sizeBytes) return uploadBody(upload);
  return uploadBody(await finishUpload(ports, actor, { upload, view }));
}

/** GET /uploads/{id}: how much of it arrived. */
export async function getUpload({ ports, actor, request }: CaptureCall): Promise<Body> {
  const view = await readCapture(ports, actor.sessionId);
  const upload = await findUpload(ports, view, pathId(request) as UploadId);
  if (!upload) throw new Refusal("not-found");
  return uploadBody(upload);
}

function uploadBody({ id, stepId, sizeBytes, receivedBytes, result }: Upload): Body {
  const feedback = result && { verdict: result.feedback.verdict, faults: [...result.feedback.faults] };
  return {
    id,
    stepId,
    sizeBytes,
    receivedBytes,
    isComplete: result !== undefined,
    feedback: feedback ?? null,
  };
}
