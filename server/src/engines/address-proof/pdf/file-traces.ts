/** What the bytes of a PDF file tell without being understood. */
export interface FileTraces {
  readonly incrementalUpdates: number;
  readonly hasSignature: boolean;
}

/** Each way of writing a file ends so; a file optimised for the web has two ends from the start (ISO 32000-1, annex F). */
const ending = /startxref\s+(\d+)\s+%%EOF/g;

/** Counts what was appended, and looks for a signature's byte range. */
export function traceFile(bytes: Uint8Array): FileTraces {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const isLinearized = text.slice(0, 2048).includes("/Linearized");
  const endings = text.match(ending)?.length ?? 0;
  return {
    incrementalUpdates: Math.max(0, endings - (isLinearized ? 2 : 1)),
    hasSignature: /\/ByteRange\s*\[\s*\d/.test(text),
  };
}
