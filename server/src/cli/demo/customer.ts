import { request } from "undici";
import { CommandFailed } from "../command-failed.ts";
import { type SignatureVerdict, signPayload, verifySignatures } from "./customer-signature.ts";
import { field, readWireDecision, type WireDecision } from "./wire-decision.ts";

/** A customer's credentials and where the server is. */
export interface CustomerOptions {
  /** Origin, without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly now: () => Date;
}

export type MediaContext = "face" | "document-front";

/** A decision as it was fetched: undefined while there is none. */
export interface FetchedDecision {
  readonly decision: WireDecision | undefined;
  readonly signatures: SignatureVerdict;
}

/** What a customer's own server does, by the public API alone. Refusals throw CommandFailed. */
export interface Customer {
  createSession(person: Readonly<Record<string, string>>): Promise<string>;
  upload(sessionId: string, context: MediaContext, jpeg: Uint8Array): Promise<void>;
  submit(sessionId: string): Promise<void>;
  fetchDecision(sessionId: string): Promise<FetchedDecision>;
}

interface Call {
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  /** What is signed: the body, or an id where there is none. */
  readonly signed: string;
  readonly body?: string;
}

/** Makes a customer who signs each request and checks each answer. */
export function createCustomer(options: CustomerOptions): Customer {
  const timestamp = () => options.now().toISOString();
  const post = (method: "POST" | "PATCH", path: string, payload: unknown) => {
    const body = JSON.stringify(payload);
    return send(options, { method, path, body, signed: body });
  };
  return {
    createSession: async (person) => {
      const verification = { person, vendorData: "demo", timestamp: timestamp() };
      const { json } = await post("POST", "/v1/sessions", { verification });
      const id = field(field(json, "verification"), "id");
      if (typeof id !== "string")
        throw new CommandFailed("The answer to POST /v1/sessions names no session.");
      return id;
    },
    upload: async (sessionId, context, jpeg) => {
      const content = `data:image/jpeg;base64,${jpeg.toBase64()}`;
      const image = { context, content, timestamp: timestamp() };
      await post("POST", `/v1/sessions/${sessionId}/media`, { image });
    },
    submit: async (sessionId) => {
      const verification = { status: "submitted", timestamp: timestamp() };
      await post("PATCH", `/v1/sessions/${sessionId}`, { verification });
    },
    fetchDecision: async (sessionId) => {
      const path = `/v1/sessions/${sessionId}/decision`;
      const { json, signatures } = await send(options, { method: "GET", path, signed: sessionId });
      return { decision: readWireDecision(json), signatures };
    },
  };
}

async function send(
  { url, apiKey, apiSecret }: CustomerOptions,
  { method, path, body, signed }: Call,
): Promise<{ readonly json: unknown; readonly signatures: SignatureVerdict }> {
  const answer = await request(url + path, {
    method,
    body: body ?? null,
    headers: {
      "content-type": "application/json",
      "x-auth-client": apiKey,
      "x-hmac-signature": signPayload(signed, apiSecret),
    },
  });
  const bytes = new Uint8Array(await answer.body.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  if (answer.statusCode >= 300)
    throw new CommandFailed(`${method} ${path} was refused with ${answer.statusCode}: ${text.slice(0, 500)}`);
  const json: unknown = JSON.parse(text);
  return { json, signatures: verifySignatures(answer.headers, bytes, apiSecret) };
}
