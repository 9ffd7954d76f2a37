import type { FastifyReply, FastifyRequest } from "fastify";
import type { Answer } from "./call.ts";
import { type Failure, failureOf } from "./errors.ts";

/** Sends JSON, a file, or nothing. */
export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  if ("bytes" in answer) return sendFile(reply, answer);
  if (!("body" in answer)) return reply.code(answer.status).send();
  return sendJson(reply, answer);
}

function sendFile(reply: FastifyReply, answer: Extract<Answer, { bytes: Uint8Array }>): FastifyReply {
  const { bytes, contentType, fileName } = answer;
  if (fileName !== undefined) reply.header("content-disposition", `attachment; filename="${fileName}"`);
  return reply
    .headers({ "cache-control": "private, no-store", "x-content-type-options": "nosniff" })
    .type(contentType)
    .send(Buffer.from(bytes));
}

function sendJson(reply: FastifyReply, { status, body }: { status: number; body: unknown }): FastifyReply {
  return reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify(body));
}

/** Says what went wrong in Didit's words; only what is our own fault is logged. */
export function sendFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure: Failure = failureOf(error);
  if (failure.status >= 500) request.log.error({ err: error }, "didit request failed");
  return sendJson(reply, failure);
}
