import { createPublicKey, type KeyObject, verify as verifySignature } from "node:crypto";

/** What a client signs: the method, the path with its query as sent, and the body. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query exactly as they came. */
  readonly target: string;
  readonly body: Uint8Array;
}

const prefix = /^\/+ai\/+v1(?=[/?]|$)/;

/**
 * The paths that may have been signed, the likeliest first. SDKs sign what follows the base URL; one whose base has no
 * path signs all of it, and some join base and endpoint with two slashes, signed or not.
 */
export function signedTargets(target: string): readonly string[] {
  const relative = target.replace(prefix, "");
  return [...new Set([relative, withSingleSlashes(relative), target, withSingleSlashes(target)])];
}

/** Slashes doubled in the path are one; the query stays as it is. */
function withSingleSlashes(target: string): string {
  const [path = ""] = target.split("?", 1);
  return path.replaceAll(/\/{2,}/g, "/") + target.slice(path.length);
}

/** `METHOD&/path?query`, and `&` with the body in base64 where there is one. */
export function messageOf({ method, target, body }: SignedRequest): Buffer {
  const head = Buffer.from(`${method}&${target}`, "utf8");
  if (body.length === 0) return head;
  const payload = Buffer.from(body.buffer, body.byteOffset, body.length).toString("base64");
  return Buffer.concat([head, Buffer.from(`&${payload}`, "latin1")]);
}

/** Whether the signature is right for one of the paths that may have been signed (RSA-SHA256, PKCS #1 v1.5). */
export async function isSigned(key: KeyObject, request: SignedRequest, digest: string): Promise<boolean> {
  const signature = Buffer.from(digest, "base64");
  for (const target of signedTargets(request.target)) {
    if (await verify(key, messageOf({ ...request, target }), signature)) return true;
  }
  return false;
}

/** Off the event loop: a body of megabytes takes milliseconds to hash. */
function verify(key: KeyObject, message: Buffer, signature: Buffer): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  verifySignature("RSA-SHA256", message, key, signature, (error, isRight) =>
    error ? reject(error) : resolve(isRight),
  );
  return promise;
}

/** Reading a key costs more than checking a signature, so those in use are kept. */
const keys = new Map<string, KeyObject | undefined>();
const keysKept = 1000;

/** The public key in PEM, or in base64 without its frame; undefined when it cannot be read. */
export function readPublicKey(text: string): KeyObject | undefined {
  if (keys.has(text)) return keys.get(text);
  if (keys.size >= keysKept) keys.clear();
  const made = tryRead(text);
  keys.set(text, made);
  return made;
}

function tryRead(text: string): KeyObject | undefined {
  try {
    return text.includes("-----BEGIN")
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });
  } catch {
    // No key of any kind, which the caller tells in his dialect's words.
    return undefined;
  }
}
