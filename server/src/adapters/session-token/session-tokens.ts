import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from "node:crypto";
import type { SessionId } from "#core/session/session.ts";
import type { SessionTokens } from "#core/session/session-token.ts";

/** What a client that decodes the token reads as its validity; the session's own expiry decides. */
const validitySeconds = 7 * 24 * 60 * 60;
const header = base64url(JSON.stringify({ alg: "HS256", typ: "JWT" }));

/** JWTs (RFC 7519) under keys derived from the master keys; the newest signs, all verify. */
export function createSessionTokens(
  newestKey: Uint8Array,
  ...olderKeys: readonly Uint8Array[]
): SessionTokens {
  const newest = deriveKey(newestKey);
  const keys = [newest, ...olderKeys.map(deriveKey)];
  return {
    issue(sessionId, createdAt) {
      const iat = Math.floor(createdAt.getTime() / 1000);
      const claims = { session_id: sessionId, iat, exp: iat + validitySeconds };
      const signed = `${header}.${base64url(JSON.stringify(claims))}`;
      return `${signed}.${signature(newest, signed)}`;
    },
    verify(token) {
      const end = token.lastIndexOf(".");
      const signed = token.slice(0, Math.max(end, 0));
      // Our own header and no other: no algorithm is ever read from a token.
      if (!signed.startsWith(`${header}.`)) return undefined;
      const isOurs = keys.some((key) => isSame(signature(key, signed), token.slice(end + 1)));
      return isOurs ? sessionIdOf(signed.slice(header.length + 1)) : undefined;
    },
  };
}

function deriveKey(masterKey: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", masterKey, "", "bonafide session token", 32)));
}

function signature(key: KeyObject, signed: string): string {
  return createHmac("sha256", key).update(signed).digest("base64url");
}

/** Compares the text and not the decoded bytes: base64url's spare bits would let an altered token pass. */
function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function sessionIdOf(claims: string): SessionId | undefined {
  const { session_id: id } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
  return typeof id === "string" ? (id as SessionId) : undefined;
}

function base64url(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}
