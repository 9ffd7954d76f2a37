import type { FastifyRequest } from "fastify";
import type { CaptureActor } from "#core/capture/change-capture.ts";
import type { SessionWatch } from "#core/capture/watch-sessions.ts";
import type { Ports } from "#core/ports.ts";
import { findSessionByToken } from "#core/session/find-by-token.ts";
import { clientAddress } from "#http/client-address.ts";
import { deviceHeader } from "./contract.ts";
import { Refusal } from "./errors.ts";

/** What the page's interface is given. */
export interface CaptureContext {
  readonly ports: Ports;
  /** Origin of the addresses that answers hold. */
  readonly publicUrl: string;
  readonly watch: SessionWatch;
  /** Aborts when the server stops. */
  readonly stopped: AbortSignal;
}

/** One request from a page whose token opens a session. */
export interface CaptureCall extends CaptureContext {
  readonly actor: CaptureActor;
  readonly request: FastifyRequest;
  /** As it came, to make the page's own address again. */
  readonly token: string;
}

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Who calls, by the token of his link. Throws Refusal link-invalid and input-invalid. */
export async function identify(context: CaptureContext, request: FastifyRequest): Promise<CaptureCall> {
  const token = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const session = await findSessionByToken(context.ports, token);
  if (!session) throw new Refusal("link-invalid");
  const deviceId = request.headers[deviceHeader];
  if (typeof deviceId !== "string" || !uuidPattern.test(deviceId)) throw new Refusal("input-invalid");
  const userAgent = request.headers["user-agent"] ?? "";
  const actor = { sessionId: session.id, deviceId, userAgent, ipAddress: clientAddress(request.ip) };
  return { ...context, actor, request, token };
}
