import type {
  CaptureError,
  CaptureSession,
  DeviceFacts,
  DocumentType,
  Funnel,
  LivenessAnswer,
  LivenessChallenge,
  LivenessVerdict,
  Upload,
  UploadQuery,
} from "../../../../server/src/api/capture/contract.ts";
import type {
  AnswersTaken,
  CodeChecked,
  CodeSent,
  QuestionnaireAnswers,
} from "../../../../server/src/api/capture/contract.ts";
import { type Backoff, withBackoff } from "./backoff.ts";
import { Refusal } from "./refusal.ts";

/** The server, as the page speaks to it. Everything but the funnel is tried again while the network is away. */
export interface Client {
  session(): Promise<CaptureSession>;
  claim(takesOver: boolean, facts: DeviceFacts): Promise<CaptureSession>;
  consent(version: string, language: string): Promise<CaptureSession>;
  choose(country: string, type: DocumentType): Promise<CaptureSession>;
  skip(stepId: string): Promise<CaptureSession>;
  key(): Promise<Uint8Array<ArrayBuffer>>;
  upload(id: string): Promise<Upload | undefined>;
  putChunk(id: string, query: UploadQuery, chunk: Blob): Promise<Upload>;
  challenge(isAccessible: boolean): Promise<LivenessChallenge>;
  answer(challengeId: string, answer: LivenessAnswer): Promise<LivenessVerdict>;
  answerQuestions(stepId: string, given: QuestionnaireAnswers): Promise<AnswersTaken>;
  sendCode(stepId: string, address: string): Promise<CodeSent>;
  checkCode(stepId: string, code: string): Promise<CodeChecked>;
  submit(): Promise<CaptureSession>;
  cancel(): Promise<void>;
  funnel(funnel: Funnel): Promise<void>;
  /** The session at every change, until the signal ends it. */
  follow(onSession: (session: CaptureSession) => void, signal: AbortSignal): Promise<void>;
}

interface Request {
  readonly method?: "GET" | "PUT" | "POST" | "DELETE";
  readonly json?: unknown;
  readonly body?: Blob;
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
}

/** What the client needs of the browser. */
export interface ClientContext {
  readonly token: string;
  readonly deviceId: string;
  readonly fetch: typeof globalThis.fetch;
  readonly backoff: Backoff;
}

const prefix = "/capture/v1";

/** Speaks to the server in the name of one session and one device. */
export function createClient(context: ClientContext): Client {
  const ask = <T>(path: string, request: Request = {}): Promise<T> =>
    withBackoff(context.backoff, async () => (await call(context, path, request)).json() as Promise<T>);
  const tell = async (path: string, request: Request): Promise<void> => {
    await withBackoff(context.backoff, () => call(context, path, request));
  };
  return {
    session: () => ask("/session"),
    claim: (takesOver, facts) => ask("/device", { method: "PUT", json: { takesOver, facts } }),
    consent: (version, language) => ask("/consent", { method: "PUT", json: { version, language } }),
    choose: (country, type) => ask("/choice", { method: "PUT", json: { country, type } }),
    skip: (stepId) => ask(`/steps/${stepId}/skip`, { method: "PUT" }),
    key: async () => bytesOf((await ask<{ key: string }>("/key")).key),
    upload: (id) => ask<Upload>(`/uploads/${id}`).catch(unknownIsUndefined),
    putChunk: async (id, query, chunk) => {
      const response = await call(context, `/uploads/${id}?${queryOf(query)}`, {
        method: "PUT",
        body: chunk,
      });
      return (await response.json()) as Upload;
    },
    challenge: (isAccessible) => ask("/liveness", { method: "POST", json: { isAccessible } }),
    answer: (id, answer) => ask(`/liveness/${id}/answer`, { method: "POST", json: answer }),
    answerQuestions: (stepId, json) => ask(`/steps/${stepId}/answers`, { method: "PUT", json }),
    sendCode: (stepId, address) => ask(`/steps/${stepId}/code`, { method: "POST", json: { address } }),
    checkCode: (stepId, code) => ask(`/steps/${stepId}/code/check`, { method: "POST", json: { code } }),
    submit: () => ask("/submit", { method: "POST" }),
    cancel: () => tell("/cancel", { method: "POST" }),
    funnel: async (funnel) => {
      await call(context, "/funnel", { method: "POST", json: funnel, keepalive: true });
    },
    follow: (onSession, signal) => follow(context, onSession, signal),
  };
}

async function call(
  { token, deviceId, fetch }: ClientContext,
  path: string,
  request: Request,
): Promise<Response> {
  const { method = "GET", json, body, keepalive = false, signal } = request;
  const type = json === undefined ? body?.type : "application/json";
  const response = await fetch(prefix + path, {
    method,
    keepalive,
    cache: "no-store",
    headers: {
      authorization: `Bearer ${token}`,
      "x-capture-device": deviceId,
      ...(type === undefined ? {} : { "content-type": type }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.ok) return response;
  throw new Refusal(await refusalOf(response));
}

async function refusalOf(response: Response): Promise<CaptureError> {
  const fallback: CaptureError = { error: response.status === 429 ? "too-many" : "internal" };
  try {
    const body = (await response.json()) as Partial<CaptureError>;
    return body.error === undefined ? fallback : { ...fallback, ...body };
  } catch {
    return fallback;
  }
}

function unknownIsUndefined(error: unknown): undefined {
  if (error instanceof Refusal && error.word === "not-found") return undefined;
  throw error;
}

function queryOf(query: UploadQuery): string {
  return new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Events are read by fetch, because EventSource cannot carry the token. A stream that breaks is opened again. */
async function follow(
  context: ClientContext,
  onSession: (session: CaptureSession) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const response = await call(context, "/events", { signal });
      if (response.body) await readEvents(response.body, onSession);
    } catch (error) {
      if (error instanceof Refusal) throw error;
    }
    if (!signal.aborted) await context.backoff.sleep(1000);
  }
}

async function readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onSession: (session: CaptureSession) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = /^data: ?(.*)$/m.exec(block)?.[1];
      if (data !== undefined) onSession(JSON.parse(data) as CaptureSession);
    }
  }
}
