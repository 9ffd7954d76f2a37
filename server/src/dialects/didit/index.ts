import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import type { Dialect, DialectContext } from "#dialects/dialect.ts";
import { rawBody } from "#http/raw-body.ts";
import { authenticate, credentialDialect } from "./authenticate.ts";
import type { Endpoint } from "./call.ts";
import { refuse } from "./errors.ts";
import { readLinkedMedia } from "./media/read-linked-media.ts";
import { sendAnswer, sendFailure } from "./reply.ts";
import { returnUrl } from "./session/callback.ts";
import { createSession } from "./session/create-session.ts";
import { getDecision } from "./session/get-decision.ts";
import { webhookTeller } from "./webhook.ts";

const mebibyte = 1024 * 1024;

interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly url: string;
  readonly run: Endpoint;
  readonly bodyLimit?: number;
}

const routes: readonly Route[] = [
  { method: "POST", url: "/session/", run: createSession, bodyLimit: 4 * mebibyte },
  { method: "GET", url: "/session/:id/decision/", run: getDecision },
];

/** Didit's API under /v3 and its webhooks. */
export const didit: Dialect = {
  name: "didit",
  credential: { dialect: credentialDialect, kind: "bearer-key" },
  plugin,
  webhookTeller,
  returnUrl,
};

function plugin(context: DialectContext): FastifyPluginAsync {
  return async (app) => {
    await app.register(async (v3) => addRoutes(v3, context), { prefix: "/v3" });
  };
}

function addRoutes(app: FastifyInstance, context: DialectContext): void {
  app.setErrorHandler((error, request, reply) => sendFailure(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendFailure(refuse(404, "Not found."), request, reply));
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.url,
      bodyLimit: route.bodyLimit ?? mebibyte,
      handler: (request, reply) => answer(context, route, request, reply),
    });
  }
  app.get<{ Params: { link: string } }>("/media/:link", async ({ params }, reply) =>
    sendAnswer(reply, await readLinkedMedia(context.ports, params.link)),
  );
}

async function answer(
  context: DialectContext,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    const caller = await authenticate(context.ports, request.headers);
    const { search } = new URL(request.originalUrl, "http://localhost");
    const call = {
      ...{ ...context, ...caller, id: idOf(request), query: new URLSearchParams(search) },
      ...{ body: rawBody(request), contentType: request.headers["content-type"] ?? "" },
    };
    return sendAnswer(reply, await route.run(call));
  } catch (error) {
    return sendFailure(error, request, reply);
  }
}

function idOf({ params }: FastifyRequest): string {
  const hasId = typeof params === "object" && params !== null && "id" in params;
  return hasId && typeof params.id === "string" ? params.id.toLowerCase() : "";
}
