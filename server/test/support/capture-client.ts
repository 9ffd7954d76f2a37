import { createHash, randomUUID } from "node:crypto";
import type { CaptureSession, Upload } from "#api/capture/contract.ts";

/** An answer of the page's interface. */
export interface CaptureAnswer {
  readonly status: number;
  /** The body, whatever it holds; undefined where there is none. */
  readonly json: ReturnType<typeof JSON.parse>;
}

/** What may differ from one whole, unsealed file in one part. */
export interface UploadOptions {
  readonly id?: string;
  readonly offset?: number;
  readonly chunk?: Uint8Array;
  readonly isSealed?: boolean;
  readonly sha256?: string;
}

/** Speaks as the hosted page does, from one device. */
export class CaptureClient {
  readonly origin: string;
  readonly token: string;
  readonly deviceId: string = randomUUID();
  constructor(origin: string, token: string) {
    this.origin = origin;
    this.token = token;
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}`, "x-capture-device": this.deviceId };
  }

  async send(method: string, path: string, body?: object | Uint8Array): Promise<CaptureAnswer> {
    const isRaw = body instanceof Uint8Array;
    const answer = await fetch(`${this.origin}/capture/v1${path}`, {
      method,
      headers: { ...this.headers, ...(!isRaw && body && { "content-type": "application/json" }) },
      ...(body && { body: isRaw ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, json: text === "" ? undefined : JSON.parse(text) };
  }

  /** The session as this device sees it; fails the test when it is refused. */
  async session(): Promise<CaptureSession> {
    return this.expect("GET", "/session");
  }

  claim(takesOver = false, kind = "phone"): Promise<CaptureAnswer> {
    return this.send("PUT", "/device", { takesOver, facts: { kind } });
  }

  /** One part of a file, by default all of it. */
  upload(step: string, file: Uint8Array, options: UploadOptions = {}): Promise<CaptureAnswer> {
    const { id = randomUUID(), offset = 0, chunk = file.subarray(offset), isSealed = false } = options;
    const { sha256 = createHash("sha256").update(file).digest("hex") } = options;
    const query = { step, sha256, offset: `${offset}`, size: `${file.length}`, isSealed: `${isSealed}` };
    return this.send("PUT", `/uploads/${id}?${new URLSearchParams(query)}`, chunk);
  }

  /** A file of any size, part by part. */
  async uploadWhole(step: string, file: Uint8Array, partBytes = 100_000): Promise<Upload> {
    const id = randomUUID();
    let answer: CaptureAnswer = { status: 0, json: undefined };
    for (let offset = 0; offset < file.length; offset += partBytes) {
      answer = await this.upload(step, file, {
        id,
        offset,
        chunk: file.subarray(offset, offset + partBytes),
      });
      if (answer.status !== 200) throw new Error(`refused: ${answer.status} ${JSON.stringify(answer.json)}`);
    }
    return answer.json;
  }

  /** Claims, agrees and chooses, so that pictures can follow. */
  async begin(type = "passport", country = "DE"): Promise<CaptureSession> {
    await this.expect("PUT", "/device", { takesOver: false, facts: { kind: "phone" } });
    const { steps } = await this.session();
    const consent = steps.find((step) => step.kind === "consent");
    await this.expect("PUT", "/consent", { version: consent?.version, language: "en" });
    return this.expect("PUT", "/choice", { country, type });
  }

  async expect(method: string, path: string, body?: object): Promise<CaptureSession> {
    const answer = await this.send(method, path, body);
    if (answer.status !== 200) throw new Error(`refused: ${answer.status} ${JSON.stringify(answer.json)}`);
    return answer.json;
  }

  /** Follows the session by server-sent events, as the page does. */
  async follow(lastEventId = ""): Promise<FollowedSession> {
    const stop = new AbortController();
    const headers = { ...this.headers, ...(lastEventId !== "" && { "last-event-id": lastEventId }) };
    const answer = await fetch(`${this.origin}/capture/v1/events`, { headers, signal: stop.signal });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    return new FollowedSession(async () => (await reader?.read())?.value, stop);
  }
}

/** What a page that follows is told. */
export class FollowedSession implements AsyncDisposable {
  /** Of the newest event. */
  lastId = "";
  #text = "";
  readonly #read: () => Promise<string | undefined>;
  readonly #stop: AbortController;
  constructor(read: () => Promise<string | undefined>, stop: AbortController) {
    this.#read = read;
    this.#stop = stop;
  }

  /** Waits for the next event; fails when there will be none. */
  async next(): Promise<CaptureSession> {
    for (;;) {
      const event = /^id: (.*)\nevent: session\ndata: (.*)\n\n/m.exec(this.#text);
      if (event) {
        this.#text = this.#text.slice(event.index + event[0].length);
        this.lastId = event[1] ?? "";
        return JSON.parse(event[2] ?? "");
      }
      const more = await this.#read();
      if (more === undefined) throw new Error("the events ended");
      this.#text += more;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
  }
}
