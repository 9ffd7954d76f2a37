import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from "fastify";
import { claimDevice, releaseDevice } from "#core/capture/claim-device.ts";
import { issueDeviceKey } from "#core/capture/issue-device-key.ts";
import { type CaptureView, readCapture } from "#core/capture/read-capture.ts";
import { recordChoice, recordConsent, skipStep } from "#core/capture/record-answer.ts";
import { recordFunnel } from "#core/capture/record-funnel.ts";
import { submitCapture } from "#core/capture/submit-capture.ts";
import { uploadLimits } from "#core/capture/upload-limits.ts";
import { releaseOnCancel } from "./cancel.ts";
import { type CaptureCall, type CaptureContext, identify } from "./call.ts";
import { capturePrefix } from "./contract.ts";
import { Refusal, sendFailure } from "./errors.ts";
import { sendEvents } from "./events.ts";
import { postLiveness, postLivenessAnswer } from "./liveness.ts";
import { parseChoice, parseClaim, parseConsent, parseFunnel, pathStep } from "./parse.ts";
import { sessionBody } from "./session-body.ts";
import { postCode, postCodeCheck, putAnswers } from "./steps.ts";
import { getUpload, putUpload } from "./upload.ts";

type Answer = object | undefined;

interface Route {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly url: string;
  /** JSON, or nothing. */
  readonly run: (call: CaptureCall) => Promise<Answer>;
  readonly bodyLimit?: number;
}

const kibibyte = 1024;

const routes: readonly Route[] = [
  { method: "GET", url: "/session", run: viewing(({ ports, actor }) => readCapture(ports, actor.sessionId)) },
  { method: "PUT", url: "/device", run: changing(claimDevice, parseClaim) },
  { method: "DELETE", url: "/device", run: viewing(({ ports, actor }) => releaseDevice(ports, actor)) },
  { method: "PUT", url: "/consent", run: changing(recordConsent, parseConsent) },
  { method: "PUT", url: "/choice", run: changing(recordChoice, parseChoice) },
  { method: "PUT", url: "/steps/:id/skip", run: changing(skipStep, pathStep) },
  { method: "PUT", url: "/steps/:id/answers", run: putAnswers },
  { method: "POST", url: "/steps/:id/code", run: postCode },
  { method: "POST", url: "/steps/:id/code/check", run: postCodeCheck },
  { method: "PUT", url: "/uploads/:id", run: putUpload, bodyLimit: uploadLimits.chunkBytes },
  { method: "GET", url: "/uploads/:id", run: getUpload },
  {
    method: "GET",
    url: "/key",
    run: async ({ ports, actor }) => ({ key: await issueDeviceKey(ports, actor) }),
  },
  { method: "POST", url: "/liveness", run: postLiveness },
  { method: "POST", url: "/liveness/:id/answer", run: postLivenessAnswer },
  { method: "POST", url: "/submit", run: viewing(({ ports, actor }) => submitCapture(ports, actor)) },
  { method: "POST", url: "/cancel", run: releaseOnCancel },
  { method: "POST", url: "/funnel", run: addFunnel },
];

/** Answers with the session that a change leaves. */
function viewing(work: (call: CaptureCall) => Promise<CaptureView>): Route["run"] {
  return async (call) => sessionBody(call, await work(call));
}

/** The same for a change that takes something from the request. */
function changing<T>(
  change: (ports: CaptureCall["ports"], actor: CaptureCall["actor"], input: T) => Promise<CaptureView>,
  parse: (request: CaptureCall["request"]) => T,
): Route["run"] {
  return viewing(({ ports, actor, request }) => change(ports, actor, parse(request)));
}

async function addFunnel({ ports, actor, request }: CaptureCall): Promise<undefined> {
  const { events } = parseFunnel(request);
  const told = events.map(({ obstacle, ...event }) => ({ ...event, obstacle }));
  await recordFunnel(ports, actor.sessionId, told);
}

/** The hosted page's interface. */
export function captureApi(context: CaptureContext): FastifyPluginAsync {
  return async (app) => {
    await app.register(async (v1) => addRoutes(v1, context), { prefix: capturePrefix });
  };
}

function addRoutes(app: FastifyInstance, context: CaptureContext): void {
  app.setErrorHandler((error, request, reply) => sendFailure(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendFailure(new Refusal("not-found"), request, reply));
  for (const { method, url, run, bodyLimit = 64 * kibibyte } of routes) {
    app.route({
      ...{ method, url, bodyLimit },
      handler: async (request, reply) => sendAnswer(reply, await run(await identify(context, request))),
    });
  }
  app.get("/events", async (request, reply) => sendEvents(await identify(context, request), reply));
}

function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  const code = answer === undefined ? 204 : 200;
  return reply.code(code).headers({ "cache-control": "no-store" }).send(answer);
}
