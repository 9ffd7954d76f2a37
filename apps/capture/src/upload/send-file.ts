import type { Upload, UploadQuery } from "../../../../server/src/api/capture/contract.ts";
import { type Backoff, withBackoff } from "../api/backoff.ts";
import type { Client } from "../api/client.ts";
import { Refusal } from "../api/refusal.ts";

/** A file that was sealed on the device and waits to be sent. */
export interface SealedFile {
  /** Names the upload; the same after the page was closed and opened again. */
  readonly id: string;
  readonly stepId: string;
  readonly sessionId: string;
  readonly attempt: number;
  readonly bytes: Blob;
  readonly sha256: string;
}

interface SendContext {
  readonly client: Pick<Client, "upload" | "putChunk">;
  readonly backoff: Backoff;
  readonly chunkBytes: number;
  readonly onShare: (share: number) => void;
  /** Whether the server may have some of it already. */
  readonly isResumed?: boolean;
}

/** Sends a file piece by piece from where the server has it, through cuts, until it is complete. */
export async function sendFile(context: SendContext, file: SealedFile): Promise<Upload> {
  const { client, backoff, onShare, isResumed = false } = context;
  const size = file.bytes.size;
  let offset = isResumed ? ((await client.upload(file.id))?.receivedBytes ?? 0) : 0;
  for (;;) {
    onShare(offset / size);
    const upload = await withBackoff(backoff, () => putFrom(context, file, offset));
    if (upload.isComplete) return upload;
    offset = upload.receivedBytes;
  }
}

/** A cut may hide that a piece arrived: the server says where to go on. */
async function putFrom(
  { client, chunkBytes }: SendContext,
  file: SealedFile,
  offset: number,
): Promise<Upload> {
  const chunk = file.bytes.slice(offset, offset + chunkBytes, file.bytes.type);
  const query: UploadQuery = {
    step: file.stepId,
    offset,
    size: file.bytes.size,
    sha256: file.sha256,
    isSealed: true,
  };
  try {
    return await client.putChunk(file.id, query, chunk);
  } catch (error) {
    if (!(error instanceof Refusal) || error.receivedBytes === undefined) throw error;
    return { ...incomplete(file), receivedBytes: error.receivedBytes };
  }
}

function incomplete({ id, stepId, bytes }: SealedFile): Upload {
  return { id, stepId, sizeBytes: bytes.size, receivedBytes: 0, isComplete: false, feedback: null };
}
