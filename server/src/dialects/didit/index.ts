import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import type { Dialect, DialectContext } from "#dialects/dialect.ts";
import { rawBody } from "#http/raw-body.ts";
import { addAccountRoutes } from "./account/account-routes.ts";
import { authenticate, credentialDialect } from "./authenticate.ts";
import type { Endpoint } from "./call.ts";
import { checkEmail, checkPhone, sendEmail, sendPhone } from "./contact/contact.ts";
import { refuse } from "./errors.ts";
import { readLinkedMedia } from "./media/read-linked-media.ts";
import { sendAnswer, sendFailure } from "./reply.ts";
import { armSandbox } from "./session/arm-sandbox.ts";
import { returnUrl } from "./session/callback.ts";
import { createSession } from "./session/create-session.ts";
import { createRateLimiter, isLimited, type RequestKind, tooMany } from "./rate-limit.ts";
import {
  createQuestionnaire,
  deleteQuestionnaire,
  getQuestionnaire,
  listQuestionnaires,
  updateQuestionnaire,
} from "./questionnaire/questionnaires.ts";
import { generatePdf } from "./report/generate-pdf.ts";
import { addReview, listReviews } from "./review/reviews.ts";
import { deleteSession, deleteSessions } from "./session/delete-sessions.ts";
import { getDecision } from "./session/get-decision.ts";
import { listSessions } from "./session/list-sessions.ts";
import { updateStatus } from "./session/update-status.ts";
import {
  createDestination,
  deleteDestination,
  getDestination,
  listDestinations,
  updateDestination,
} from "./webhook-destination/destinations.ts";
import { replayToDestination } from "./webhook-destination/replay-events.ts";
import { tryDestination } from "./webhook-destination/try-destination.ts";
import {
  createWorkflow,
  deleteWorkflow,
  getWorkflow,
  listWorkflows,
  updateWorkflow,
} from "./workflow/workflows.ts";
import { listEvents } from "./webhook-event/event-feed.ts";
import { idVerification, proofOfAddress } from "./stand-alone/documents.ts";
import { ageEstimation, faceMatch, passiveLiveness } from "./stand-alone/faces.ts";
import { webhookTeller } from "./webhook.ts";

const mebibyte = 1024 * 1024;
/** Two files of five megabytes, and what stands around them. */
const formLimit = 12 * mebibyte;

interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly url: string;
  readonly run: Endpoint;
  readonly bodyLimit?: number;
  /** Which limit counts; by the method where left out. */
  readonly kind?: RequestKind;
}

const destination = "/webhook/destinations/:id/";

const routes: readonly Route[] = [
  { method: "POST", url: "/session/", run: createSession, bodyLimit: 4 * mebibyte, kind: "create" },
  { method: "GET", url: "/session/:id/decision/", run: getDecision },
  { method: "GET", url: "/session/:id/generate-pdf/", run: generatePdf, kind: "pdf" },
  { method: "PATCH", url: "/session/:id/update-status/", run: updateStatus },
  { method: "DELETE", url: "/session/:id/delete/", run: deleteSession },
  { method: "GET", url: "/sessions/", run: listSessions },
  { method: "POST", url: "/sessions/delete/", run: deleteSessions },
  { method: "GET", url: "/sessions/:id/reviews/", run: listReviews },
  { method: "POST", url: "/sessions/:id/reviews/", run: addReview },
  { method: "GET", url: "/webhook/destinations/", run: listDestinations },
  { method: "POST", url: "/webhook/destinations/", run: createDestination },
  { method: "GET", url: destination, run: getDestination },
  { method: "PATCH", url: destination, run: updateDestination },
  { method: "DELETE", url: destination, run: deleteDestination },
  { method: "POST", url: `${destination}test/`, run: tryDestination },
  { method: "POST", url: `${destination}replay/`, run: replayToDestination },
  { method: "GET", url: "/webhook/events/", run: listEvents },
  { method: "POST", url: "/id-verification/", run: idVerification, bodyLimit: formLimit },
  { method: "POST", url: "/face-match/", run: faceMatch, bodyLimit: formLimit },
  { method: "POST", url: "/passive-liveness/", run: passiveLiveness, bodyLimit: formLimit },
  { method: "POST", url: "/age-estimation/", run: ageEstimation, bodyLimit: formLimit },
  { method: "POST", url: "/poa/", run: proofOfAddress, bodyLimit: formLimit },
  { method: "GET", url: "/workflows/", run: listWorkflows },
  { method: "POST", url: "/workflows/", run: createWorkflow },
  { method: "GET", url: "/workflows/:id/", run: getWorkflow },
  { method: "PATCH", url: "/workflows/:id/", run: updateWorkflow },
  { method: "DELETE", url: "/workflows/:id/", run: deleteWorkflow },
  { method: "POST", url: "/email/send/", run: sendEmail },
  { method: "POST", url: "/email/check/", run: checkEmail },
  { method: "POST", url: "/phone/send/", run: sendPhone },
  { method: "POST", url: "/phone/check/", run: checkPhone },
  { method: "GET", url: "/questionnaires/", run: listQuestionnaires },
  { method: "POST", url: "/questionnaires/", run: createQuestionnaire },
  { method: "GET", url: "/questionnaires/:id/", run: getQuestionnaire },
  { method: "PATCH", url: "/questionnaires/:id/", run: updateQuestionnaire },
  { method: "DELETE", url: "/questionnaires/:id/", run: deleteQuestionnaire },
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
    await app.register(async (auth) => addAccountRoutes(auth, context), { prefix: "/auth/v2" });
  };
}

function addRoutes(app: FastifyInstance, context: DialectContext): void {
  app.setErrorHandler((error, request, reply) => sendFailure(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendFailure(refuse(404, "Not found."), request, reply));
  const limiter = createRateLimiter();
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.url,
      bodyLimit: route.bodyLimit ?? mebibyte,
      handler: (request, reply) => answer({ ...context, limiter }, route, request, reply),
    });
  }
  app.post("/session/:id/sandbox/arm/", async (request, reply) => {
    const token = request.headers["session-token"];
    const given = {
      id: idOf(request),
      token: typeof token === "string" ? token : "",
      body: rawBody(request),
    };
    return sendAnswer(reply, await armSandbox(context.ports, given));
  });
  app.get<{ Params: { link: string } }>("/media/:link", async ({ params }, reply) =>
    sendAnswer(reply, await readLinkedMedia(context.ports, params.link)),
  );
}

interface RouteContext extends DialectContext {
  readonly limiter: ReturnType<typeof createRateLimiter>;
}

async function answer(
  { limiter, ...context }: RouteContext,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    const caller = await authenticate(context.ports, request.headers);
    const { ports } = context;
    if (isLimited(caller)) {
      const kind = route.kind ?? (route.method === "GET" ? "read" : "write");
      const { isAllowed, headers } = limiter(caller.credential.keyId, kind, ports.now());
      reply.headers(headers);
      if (!isAllowed) throw refuse(429, tooMany(kind));
    }
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
