import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto";
import type { AccountId, AccountTokens, TokenKind } from "#core/account/account.ts";

const header = base64url(JSON.stringify({ alg: "HS256", typ: "JWT" }));

/** JWTs (RFC 7519) under keys derived from the master keys; the newest signs, all verify. */
export function createAccountTokens(
  newestKey: Uint8Array,
  ...olderKeys: readonly Uint8Array[]
): AccountTokens {
  const newest = deriveKey(newestKey);
  const keys = [newest, ...olderKeys.map(deriveKey)];
  return {
    issue(id, kind, expiresAt) {
      const claims = { sub: id, token_type: kind, exp: Math.floor(expiresAt.getTime() / 1000) };
      const signed = `${header}.${base64url(JSON.stringify(claims))}`;
      return `${signed}.${signature(newest, signed)}`;
    },
    verify(token, kind, now) {
      const end = token.lastIndexOf(".");
      const signed = token.slice(0, Math.max(end, 0));
      // Our own header and no other: no algorithm is ever read from a token.
      if (!signed.startsWith(`${header}.`)) return undefined;
      const isOurs = keys.some((key) => isSame(signature(key, signed), token.slice(end + 1)));
      return isOurs ? accountOf(signed.slice(header.length + 1), kind, now) : undefined;
    },
  };
}

function accountOf(claims: string, kind: TokenKind, now: Date): AccountId | undefined {
  const { sub, token_type, exp } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
  return token_type === kind && exp * 1000 > now.getTime() ? (sub as AccountId) : undefined;
}

function deriveKey(masterKey: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", masterKey, "", "bonafide account token", 32)));
}

function signature(key: KeyObject, signed: string): string {
  return createHmac("sha256", key).update(signed).digest("base64url");
}

/** Compares the text and not the decoded bytes: base64url's spare bits would let an altered token pass. */
function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function base64url(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}
