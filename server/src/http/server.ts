import { randomUUID } from "node:crypto";
import { type FastifyError, type FastifyInstance, type FastifyReply, fastify, LogController } from "fastify";
import type { Log } from "#lib/log.ts";
import { fastifyLog } from "./fastify-log.ts";
import { limits } from "./limits.ts";
import { defaultBodyLimit, keepRawBody } from "./raw-body.ts";

/** What the server may know of its surroundings. */
export interface HttpServerOptions {
  readonly log: Log;
  /** Whose X-Forwarded-For to believe: nobody's, that of so many hops, or that of these addresses and networks. */
  readonly trustProxy?: false | number | readonly string[];
}

/**
 * Fastify without routes: bodies stay bytes (`rawBody`), slashes at the end or doubled do not matter, errors that no plugin handles
 * become bare JSON. Routes may set `bodyLimit` (default 1 MiB).
 */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const { keepAliveTimeout, requestTimeout, headersTimeout, maxHeaderSize } = limits;
  const server: FastifyInstance = fastify({
    loggerInstance: fastifyLog(options.log),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustIn(options.trustProxy),
    bodyLimit: defaultBodyLimit,
    keepAliveTimeout,
    requestTimeout,
    http: { headersTimeout, maxHeaderSize },
    genReqId: () => randomUUID(),
    rewriteUrl: ({ url }) => decodableUrl(url ?? "/"),
    // A part of a path of any length reaches its route, which refuses it in its dialect's own words.
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: maxHeaderSize },
    frameworkErrors: (error, _request, reply) => void answerError(error, reply),
  });
  keepRawBody(server);
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    if (statusOf(error) >= 500) request.log.error(error, "request failed unexpectedly");
    return answerError(error, reply);
  });
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: "not-found" }));
  if (options.log.level === "debug") logRequests(server, options.log);
  return server;
}

/** An escape that stands for no character is taken as it is written: the route refuses it in its dialect's own words. */
function decodableUrl(url: string): string {
  if (!url.includes("%")) return url;
  const [path = ""] = url.split(/[?#]/, 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll("%", "%25") + url.slice(path.length);
  }
}

function trustIn(trust: HttpServerOptions["trustProxy"] = false) {
  if (typeof trust === "number") return (_address: string, hop: number) => hop < trust;
  return trust === false ? false : [...trust];
}

/** Paths may hold tokens: the route's pattern is logged, never the address. */
function logRequests(server: FastifyInstance, log: Log): void {
  server.addHook("onResponse", async ({ method, routeOptions, id }, reply) => {
    const durationMs = Math.round(reply.elapsedTime);
    log.debug("request answered", {
      reqId: id,
      method,
      route: routeOptions.url,
      status: reply.statusCode,
      durationMs,
    });
  });
}

function statusOf(error: FastifyError): number {
  const { statusCode } = error;
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}

/** Messages of unknown errors may tell of our inside: they stay inside. */
function answerError(error: FastifyError, reply: FastifyReply) {
  const status = statusOf(error);
  return reply.code(status).send({ error: status === 500 ? "internal" : error.code.toLowerCase() });
}
