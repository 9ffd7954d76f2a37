import type { KeyObject } from "node:crypto";
import type { Credential, Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { Refusal } from "./errors.ts";
import { isSigned, readPublicKey, type SignedRequest } from "./signature.ts";

/** The credential that all of Yoti's dialects share. */
export const credentialDialect = "yoti";

/** The customer that a request speaks for. */
export interface Caller {
  readonly integration: Integration;
  readonly credential: Credential;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** A request as far as it is needed to tell who sent it. */
export interface Received extends SignedRequest {
  readonly headers: Headers;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** SDKs send seconds, milliseconds, or microseconds of a clock with any beginning: only digits can be asked for. */
const timestamp = /^\d{1,20}$/;

/**
 * Who calls. Checks in this order: X-Yoti-Auth-Id, appId, application, its state, its key, X-Yoti-Auth-Digest, nonce,
 * timestamp, signature, and whether the nonce is fresh. Throws Refusal.
 */
export async function authenticate(
  ports: Pick<Ports, "integrations" | "nonces" | "now">,
  received: Received,
): Promise<Caller> {
  const query = new URLSearchParams(received.target.split("?").slice(1).join("?"));
  const caller = await identify(ports, received.headers, query);
  const key = keyOf(caller.credential);
  const digest = digestOf(received.headers);
  const nonce = nonceOf(query);
  checkTimestamp(query);
  if (!(await isSigned(key, received, digest))) throw new Refusal("INVALID_SIGNATURE");
  const isFresh = await ports.nonces.use({ keyId: caller.credential.keyId, value: nonce }, ports.now());
  if (!isFresh) throw new Refusal("INVALID_NONCE", "Provided nonce was used before.");
  return caller;
}

async function identify(
  ports: Pick<Ports, "integrations">,
  headers: Headers,
  query: URLSearchParams,
): Promise<Caller> {
  const keyId = single(headers["x-yoti-auth-id"])?.trim();
  if (keyId === undefined || keyId === "") throw new Refusal("INVALID_X_YOTI_AUTH_ID");
  if (!uuid.test(keyId)) throw new Refusal("INVALID_X_YOTI_AUTH_ID", "auth id is not a valid uuid.");
  if (query.get("appId") === "") throw new Refusal("INVALID_APP_ID");
  const integration = await ports.integrations.findByKey(credentialDialect, keyId.toLowerCase());
  const credential = integration?.credentials.find(
    (one) => one.dialect === credentialDialect && one.keyId === keyId.toLowerCase(),
  );
  if (!integration || !credential) throw new Refusal("APP_NOT_FOUND");
  if (!integration.isActive) throw new Refusal("DISABLED_APP_STATE");
  return { integration, credential };
}

function keyOf({ secret }: Credential): KeyObject {
  if (secret.trim() === "") throw new Refusal("INVALID_PUBLIC_KEY");
  const key = readPublicKey(secret);
  if (!key) throw new Refusal("INVALID_PUBLIC_KEY_ENCODING");
  if (key.asymmetricKeyType !== "rsa") throw new Refusal("UNSUPPORTED_ALGORITHM");
  return key;
}

function digestOf(headers: Headers): string {
  const digest = single(headers["x-yoti-auth-digest"])?.trim();
  if (digest === undefined || digest === "") throw new Refusal("INVALID_YOTI_AUTH_DIGEST");
  if (!base64.test(digest))
    throw new Refusal("INVALID_YOTI_AUTH_DIGEST", "X-Yoti-Auth-Digest is not base64 encoded.");
  return digest;
}

function nonceOf(query: URLSearchParams): string {
  const [nonce, ...others] = query.getAll("nonce");
  if (nonce === undefined || nonce === "") throw new Refusal("INVALID_NONCE");
  if (others.length > 0 || !uuid.test(nonce))
    throw new Refusal("INVALID_NONCE", "Provided nonce is not a valid uuid.");
  return nonce;
}

function checkTimestamp(query: URLSearchParams): void {
  const [given, ...others] = query.getAll("timestamp");
  if (given === undefined || given === "") throw new Refusal("INVALID_TIMESTAMP");
  if (others.length > 0 || !timestamp.test(given))
    throw new Refusal("INVALID_TIMESTAMP", "Provided timestamp is not a valid unix timestamp.");
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(",") : header;
}
