import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import type { Dialect, DialectContext } from "#dialects/dialect.ts";
import { rawBody } from "#http/raw-body.ts";
import { authenticate, type Caller, credentialDialect } from "./authenticate.ts";
import type { Endpoint, Notes } from "./call.ts";
import { detectSpoof } from "./detect-spoof.ts";
import { Refusal, failureOf } from "./errors.ts";
import { estimateAge, estimateAgeAndDetectSpoof } from "./estimate-age.ts";
import { keepRefusal, terminalOf } from "./terminal.ts";
import { verifyAge, verifyAgeAndDetectSpoof } from "./verify-age.ts";

const mebibyte = 1024 * 1024;
/** Four times what the largest picture needs in base64, so that a picture that is too big is told as such. */
const bodyLimit = 12 * mebibyte;

const endpoints: Readonly<Record<string, Endpoint>> = {
  "/age": estimateAge,
  "/antispoofing": detectSpoof,
  "/age-antispoofing": estimateAgeAndDetectSpoof,
  "/age-verify": verifyAge,
  "/age-antispoofing-verify": verifyAgeAndDetectSpoof,
  // What Yoti gives to machines without a browser.
  "/self-checkout/age-antispoofing": estimateAgeAndDetectSpoof,
};

/** Yoti's AI services under /ai/v1. They have no sessions, so they tell nothing afterwards. */
export const yotiAi: Dialect = {
  name: "yoti-ai",
  credential: { dialect: credentialDialect, kind: "public-key" },
  plugin,
};

function plugin(context: DialectContext): FastifyPluginAsync {
  return async (app) => {
    await app.register(async (v1) => addRoutes(v1, context), { prefix: "/ai/v1" });
  };
}

function addRoutes(app: FastifyInstance, context: DialectContext): void {
  app.setErrorHandler((error, _request, reply) => send(reply, failureOf(error)));
  for (const [url, run] of Object.entries(endpoints)) {
    app.post(url, { bodyLimit }, (request, reply) => answer(context, { url, run }, request, reply));
  }
  // Whoever asks for something else has to prove himself first, too.
  const nowhere = { url: "unknown", run: unknownEndpoint };
  for (const url of ["/", "/*"]) {
    app.all(url, { bodyLimit }, (request, reply) => answer(context, nowhere, request, reply));
  }
}

async function unknownEndpoint(): Promise<never> {
  throw new Refusal("INVALID_ENDPOINT");
}

interface Route {
  readonly url: string;
  readonly run: Endpoint;
}

async function answer(
  context: DialectContext,
  { url, run }: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { ports } = context;
  const notes: Notes = {};
  const body = rawBody(request);
  const { method, originalUrl: target, headers } = request;
  let caller: Caller | undefined;
  try {
    caller = await authenticate(ports, { method, target, body, headers });
    const told = await run({ ...caller, ports, body, notes });
    note(request, { operation: url, code: "OK", integrationId: caller.integration.id, ...notes });
    return send(reply, { status: 200, body: told });
  } catch (error) {
    const failure = failureOf(error);
    const { code, status } = failure;
    note(request, { operation: url, code, integrationId: caller?.integration.id ?? null, ...notes });
    if (status >= 500) request.log.error({ err: causeOf(error) }, "a face could not be examined");
    if (caller) await keep(context, request, caller, { operation: url, code, status });
    return send(reply, failure);
  }
}

/** One line for each call: what was measured, and never the picture, nor what was read from it. */
function note(request: FastifyRequest, fields: Notes): void {
  request.log.info(fields, "face examined");
}

async function keep(
  { ports }: DialectContext,
  request: FastifyRequest,
  caller: Caller,
  refused: Omit<Parameters<typeof keepRefusal>[2], "terminalId" | "sessionReference">,
): Promise<void> {
  try {
    await keepRefusal(ports, caller, { ...refused, ...terminalOf(request.headers) });
  } catch (error) {
    // The answer matters more than the report.
    request.log.error({ err: error }, "a terminal's error could not be kept");
  }
}

/** A refusal for what is our own fault names what it came from. */
function causeOf(error: unknown): unknown {
  return error instanceof Refusal && error.cause !== undefined ? error.cause : error;
}

function send(
  reply: FastifyReply,
  { status, body }: { readonly status: number; readonly body: object },
): FastifyReply {
  return reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify(body));
}
