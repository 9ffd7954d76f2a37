import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { clientAddress } from "#http/client-address.ts";
import { rawBody } from "#http/raw-body.ts";
import type { Dialect, DialectContext } from "#dialects/dialect.ts";
import { type Caller, identify, verify } from "./authenticate.ts";
import type { Call, Endpoint } from "./call.ts";
import { createSession } from "./create-session.ts";
import { failureOfStatus } from "./errors.ts";
import { getDecision } from "./get-decision.ts";
import { getPerson } from "./get-person.ts";
import { listAttempts } from "./list-attempts.ts";
import { parseQueryId } from "./query-id.ts";
import { getAttemptMedia, getMedia, getSessionMedia } from "./read-media.ts";
import { getSessionTimestamps, getTimestamp } from "./read-timestamps.ts";
import { sendAnswer, sendFailure, sendJson } from "./reply.ts";
import { updateSession } from "./update-session.ts";
import { uploadMedia } from "./upload-media.ts";
import { webhookTeller } from "./webhook.ts";

const mebibyte = 1024 * 1024;

interface Route {
  readonly method: "GET" | "POST" | "PATCH";
  readonly url: string;
  readonly signs: "id" | "body";
  readonly run: Endpoint;
  readonly bodyLimit?: number;
  /** Browsers create sessions by the key alone. */
  readonly isForBrowsers?: true;
}

const routes: readonly Route[] = [
  { method: "POST", url: "/sessions", signs: "body", run: createSession, isForBrowsers: true },
  { method: "PATCH", url: "/sessions/:id", signs: "body", run: updateSession },
  { method: "POST", url: "/sessions/:id/media", signs: "body", run: uploadMedia, bodyLimit: 24 * mebibyte },
  { method: "GET", url: "/sessions/:id/media", signs: "id", run: getSessionMedia },
  { method: "GET", url: "/sessions/:id/person", signs: "id", run: getPerson },
  { method: "GET", url: "/sessions/:id/timestamps", signs: "id", run: getSessionTimestamps },
  { method: "GET", url: "/sessions/:id/attempts", signs: "id", run: listAttempts },
  { method: "GET", url: "/sessions/:id/decision", signs: "id", run: getDecision },
  { method: "GET", url: "/attempts/:id/media", signs: "id", run: getAttemptMedia },
  { method: "GET", url: "/media/:id", signs: "id", run: getMedia },
  { method: "GET", url: "/timestamps/:id", signs: "id", run: getTimestamp },
];

/** Veriff's API under /v1 and its webhooks. */
export const veriff: Dialect = {
  name: "veriff",
  credential: { dialect: "veriff", kind: "shared-secret" },
  plugin,
  webhookTeller: () => webhookTeller,
};

function plugin(context: DialectContext): FastifyPluginAsync {
  return async (app) => {
    await app.register(async (v1) => addRoutes(v1, context), { prefix: "/v1" });
  };
}

function addRoutes(app: FastifyInstance, context: DialectContext): void {
  app.setErrorHandler((error, request, reply) => sendFailure(error, request, reply));
  app.setNotFoundHandler((_request, reply) => sendJson(reply, failureOfStatus(404)));
  app.options("/sessions", async (_request, reply) => allowBrowsers(reply).code(204).send());
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.url,
      bodyLimit: route.bodyLimit ?? mebibyte,
      // Before the body is read, so that a refusal of the body can be read by a browser too.
      ...(route.isForBrowsers && { onRequest: async (_request, reply) => void allowBrowsers(reply) }),
      handler: (request, reply) => answer(context, route, request, reply),
    });
  }
}

async function answer(
  context: DialectContext,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  let caller: Caller | undefined;
  try {
    const known = await identify(context.ports, request.headers);
    const pathId = pathIdOf(request);
    const body = rawBody(request);
    const payload = route.signs === "id" ? pathId : body;
    const isOptional = route.isForBrowsers === true;
    verify(request.headers, known.credential, { payload, kind: route.signs, isOptional });
    caller = known;
    const id = pathId === "" ? "" : parseQueryId(pathId);
    const call: Call = { ...context, ...known, id, body, ipAddress: clientAddress(request.ip) };
    return sendAnswer(reply, await route.run(call), known);
  } catch (error) {
    return sendFailure(error, request, reply, caller);
  }
}

function pathIdOf({ params }: FastifyRequest): string {
  const hasId = typeof params === "object" && params !== null && "id" in params;
  return hasId && typeof params.id === "string" ? params.id : "";
}

function allowBrowsers(reply: FastifyReply): FastifyReply {
  return reply.headers({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "POST, OPTIONS",
    "access-control-allow-headers":
      "content-type, x-auth-client, x-origin, x-signature, x-hmac-signature, vrf-integration-id",
    "access-control-expose-headers": "x-auth-client, x-signature, x-hmac-signature",
    "access-control-max-age": "86400",
  });
}
