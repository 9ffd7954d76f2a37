import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { DialectContext } from "#dialects/dialect.ts";
import { clientAddress } from "#http/client-address.ts";
import { rawBody } from "#http/raw-body.ts";
import type { Answer } from "../call.ts";
import { permissionDenied, refuse } from "../errors.ts";
import { createRateLimiter, type RequestKind, tooMany } from "../rate-limit.ts";
import { sendAnswer, sendFailure } from "../reply.ts";
import {
  getOrganization,
  logIn,
  type OpenCall,
  refresh,
  register,
  resendOtp,
  rotateKey,
  verifyEmail,
} from "./programmatic.ts";

interface AccountRoute {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly run: (call: OpenCall) => Promise<Answer>;
  readonly kind?: RequestKind;
  /** Only while strangers may register. */
  readonly isForStrangers?: true;
}

const routes: readonly AccountRoute[] = [
  { method: "POST", url: "/programmatic/register/", run: register, kind: "register", isForStrangers: true },
  {
    method: "POST",
    url: "/programmatic/resend-otp/",
    run: resendOtp,
    kind: "register",
    isForStrangers: true,
  },
  { method: "POST", url: "/programmatic/verify-email/", run: verifyEmail, isForStrangers: true },
  { method: "POST", url: "/programmatic/login/", run: logIn },
  { method: "POST", url: "/programmatic/refresh/", run: refresh },
  { method: "POST", url: "/programmatic/rotate-key/", run: rotateKey },
  { method: "GET", url: "/organizations/me/", run: getOrganization },
];

/** Registration and accounts, without an API key; limited by the address that a request comes from. */
export function addAccountRoutes(app: FastifyInstance, context: DialectContext): void {
  app.setErrorHandler((error, request, reply) => sendFailure(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendFailure(refuse(404, "Not found."), request, reply));
  const limiter = createRateLimiter();
  for (const { method, url, run, kind = "account", isForStrangers } of routes)
    app.route({
      ...{ method, url },
      handler: async (request, reply) => {
        try {
          if (isForStrangers && !context.isRegistrationOpen) throw permissionDenied();
          limit(limiter, request, reply, kind);
          const { ports } = context;
          return sendAnswer(reply, await run({ ports, body: rawBody(request), token: bearerOf(request) }));
        } catch (error) {
          return sendFailure(error, request, reply);
        }
      },
    });

  function limit(
    allow: ReturnType<typeof createRateLimiter>,
    request: FastifyRequest,
    reply: FastifyReply,
    kind: RequestKind,
  ): void {
    const { isAllowed, headers } = allow(clientAddress(request.ip) ?? "unknown", kind, context.ports.now());
    reply.headers(headers);
    if (!isAllowed) throw refuse(429, tooMany(kind));
  }
}

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer\s+(\S{1,2000})$/i.exec(headers.authorization ?? "")?.[1];
}
