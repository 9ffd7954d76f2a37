import type { FastifyReply, FastifyRequest } from "fastify";
import type { Caller } from "./authenticate.ts";
import type { Answer } from "./call.ts";
import { failureOf } from "./errors.ts";
import { signatureHeaders } from "./signature.ts";

/** Sends JSON or a file, signed for the caller over its exact bytes. */
export function sendAnswer(reply: FastifyReply, answer: Answer, caller: Caller): FastifyReply {
  if ("body" in answer) return sendJson(reply, answer, caller);
  reply
    .headers(signatureHeaders(answer.bytes, caller.credential))
    .header("x-content-type-options", "nosniff");
  // A stream has no length beforehand, so the answer is chunked, as Veriff documents it.
  return reply.type(answer.contentType).send(new Blob([new Uint8Array(answer.bytes)]).stream());
}

/** Serialises once: what is signed is what is sent. Signed only for a caller who proved himself. */
export function sendJson(
  reply: FastifyReply,
  { status, body }: { readonly status: number; readonly body: object },
  caller?: Caller,
): FastifyReply {
  // A string goes out in one write with its headers, bytes would take a second one. Both are the same in UTF-8.
  const text = JSON.stringify(body);
  if (caller) reply.headers(signatureHeaders(text, caller.credential));
  return reply.code(status).type("application/json; charset=utf-8").send(text);
}

/** Says what went wrong in Veriff's words; only what is our own fault is logged. */
export function sendFailure(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  caller?: Caller,
): FastifyReply {
  const failure = failureOf(error);
  if (failure.status >= 500) request.log.error({ err: error }, "veriff request failed");
  return sendJson(reply, failure, caller);
}
