import type { Readable } from "node:stream";

/** Reads a stream up to a number of bytes and closes it; what comes before it is cut off or fails is kept. */
export async function readAtMost(
  stream: Readable,
  maxBytes: number,
): Promise<{ readonly body: Buffer; readonly isComplete: boolean }> {
  const chunks: Buffer[] = [];
  let left = maxBytes;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left < 0) break;
    }
    return { body: Buffer.concat(chunks), isComplete: left >= 0 };
  } catch {
    // The status came: a body that breaks off does not undo it.
    return { body: Buffer.concat(chunks), isComplete: false };
  }
}
