import { errorCodes, type FastifyInstance, type FastifyRequest } from "fastify";
import type { Readable } from "node:stream";

const mebibyte = 1024 * 1024;

/** Longest body where a route says nothing else, in bytes. */
export const defaultBodyLimit = mebibyte;

/** A body above its limit is read up to here and forgotten: a client that is cut off while sending never reads the 413. */
const drainLimit = 64 * mebibyte;

/** Keeps every body as the exact bytes that came, whatever its content type: dialects sign and parse these. */
export function keepRawBody(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", async (request: FastifyRequest, payload: Readable) => {
    const limit = request.routeOptions.bodyLimit ?? defaultBodyLimit;
    const announced = Number(request.headers["content-length"] ?? 0);
    if (announced > drainLimit && announced > limit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    return readBody(payload, { limit, isWanted: announced <= limit });
  });
}

/** The exact bytes of a request's body; none when there is no body. */
export function rawBody(request: Pick<FastifyRequest, "body">): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

interface BodyOptions {
  readonly limit: number;
  /** False for a body that is known to be too long: it is read, and nothing of it kept. */
  readonly isWanted: boolean;
}

function readBody(payload: Readable, { limit, isWanted }: BodyOptions): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  let chunks: Buffer[] = [];
  let size = 0;
  payload.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (isWanted && size <= limit) chunks.push(chunk);
    else chunks = [];
    if (size > drainLimit && size > limit) reject(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
  });
  payload.on("end", () => {
    const [first] = chunks;
    if (size > limit || !isWanted) reject(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
    else resolve(first?.length === size ? first : Buffer.concat(chunks));
  });
  // The client went away: nobody will read the answer.
  payload.on("error", () => reject(new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH()));
  return promise;
}
