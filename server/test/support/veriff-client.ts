import { createHash, createHmac } from "node:crypto";

/** Which signature a client sends: today's HMAC, or the hash of 2018. */
export type Generation = "x-hmac-signature" | "x-signature";

/** What a customer of Veriff's has in his configuration. */
export interface VeriffAccount {
  /** Ends in /v1. */
  readonly apiUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** An answer with the exact bytes that were signed. */
export interface VeriffAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The body as JSON, whatever it holds; fails the test when it is none. */
  readonly json: ReturnType<typeof JSON.parse>;
}

/** One call; what is undefined is as a well-behaved client does it. */
export interface VeriffRequest {
  readonly body?: string | Uint8Array | object;
  /** Replace or, when undefined, take away what would be sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** The signature of a payload, computed apart from the product's own code. */
export function sign(payload: string | Uint8Array, secret: string, generation: Generation): string {
  if (generation === "x-hmac-signature") return createHmac("sha256", secret).update(payload).digest("hex");
  return createHash("sha256").update(payload).update(secret).digest("hex");
}

/** Whether both generations of an answer's or a webhook's signature fit its bytes. */
export function isSigned(headers: Headers, bytes: string | Uint8Array, secret: string): boolean {
  const isRight = (name: Generation) => headers.get(name) === sign(bytes, secret, name);
  return isRight("x-signature") && isRight("x-hmac-signature");
}

/** Speaks as a customer's own client does. */
export class VeriffClient {
  readonly account: VeriffAccount;
  readonly generation: Generation;
  constructor(account: VeriffAccount, generation: Generation = "x-hmac-signature") {
    this.account = account;
    this.generation = generation;
  }

  /** Sends a request whose body, or else the id in its path, is signed. */
  async send(
    method: string,
    path: string,
    { body, headers = {} }: VeriffRequest = {},
  ): Promise<VeriffAnswer> {
    const { apiUrl, apiKey, apiSecret } = this.account;
    const isRaw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
    const payload = isRaw ? body : JSON.stringify(body);
    const signed = payload ?? path.split("/")[2] ?? "";
    const all = {
      "content-type": "application/json",
      "x-auth-client": apiKey,
      [this.generation]: sign(signed, apiSecret, this.generation),
      ...headers,
    };
    const sent = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const answer = await fetch(apiUrl + path, {
      method,
      headers: sent,
      ...(payload !== undefined && { body: payload as string }),
      redirect: "manual",
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return {
      status: answer.status,
      headers: answer.headers,
      bytes,
      get json() {
        return JSON.parse(new TextDecoder().decode(bytes));
      },
    };
  }

  get(path: string, headers: VeriffRequest["headers"] = {}): Promise<VeriffAnswer> {
    return this.send("GET", path, { headers });
  }

  /** POST /sessions with this `verification`. */
  create(verification: object = {}, headers: VeriffRequest["headers"] = {}): Promise<VeriffAnswer> {
    return this.send("POST", "/sessions", { body: { verification }, headers });
  }

  /** A new session's id; fails when it is not created. */
  async createId(verification: object = {}): Promise<string> {
    const answer = await this.create(verification);
    if (answer.status !== 201) throw new Error(`no session: ${answer.status} ${JSON.stringify(answer.json)}`);
    return answer.json.verification.id;
  }

  /** POST /sessions/{id}/media with one picture. */
  upload(id: string, context: string, picture: Uint8Array, more: object = {}): Promise<VeriffAnswer> {
    const image = { context, content: dataUri(picture), timestamp: new Date().toISOString(), ...more };
    return this.send("POST", `/sessions/${id}/media`, { body: { image } });
  }

  /** PATCH /sessions/{id} as the vendor's demo sends it. */
  submit(id: string): Promise<VeriffAnswer> {
    const timestamp = new Date().toISOString();
    const verification = { frontState: "done", status: "submitted", timestamp };
    return this.send("PATCH", `/sessions/${id}`, { body: { verification } });
  }
}

/** A picture as clients send it. */
export function dataUri(picture: Uint8Array): string {
  const type = picture[0] === 0x89 ? "image/png" : "image/jpeg";
  return `data:${type};base64,${Buffer.from(picture).toString("base64")}`;
}

/** A receiver as Veriff tells customers to write it: key, then the raw body's hash, and only then the JSON. */
export function receive(
  { headers, raw }: { readonly headers: Headers; readonly raw: string },
  { apiKey, apiSecret }: Pick<VeriffAccount, "apiKey" | "apiSecret">,
): 200 | 400 | 401 {
  if (headers.get("x-auth-client") !== apiKey) return 401;
  if (headers.get("x-signature")?.toLowerCase() !== sign(raw, apiSecret, "x-signature")) return 401;
  try {
    JSON.parse(raw);
    return 200;
  } catch {
    return 400;
  }
}
