import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto";
import type { MediaId } from "#core/media/media.ts";
import type { MediaLinks } from "#core/media/media-link.ts";

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const form = /^([0-9a-f-]{36})\.(\d{10,11})\.([\w-]{43})$/i;

/** Tokens "id.seconds.signature" under keys derived from the master keys; the newest signs, all verify. */
export function createMediaLinks(newestKey: Uint8Array, ...olderKeys: readonly Uint8Array[]): MediaLinks {
  const newest = deriveKey(newestKey);
  const keys = [newest, ...olderKeys.map(deriveKey)];
  return {
    issue(id, until) {
      const signed = `${id}.${Math.floor(until.getTime() / 1000)}`;
      return `${signed}.${signature(newest, signed)}`;
    },
    verify(token, now) {
      const [, id = "", seconds = "", given = ""] = form.exec(token) ?? [];
      const isOurs = keys.some((key) => isSame(signature(key, `${id}.${seconds}`), given));
      if (!isOurs || !uuid.test(id) || Number(seconds) * 1000 < now.getTime()) return undefined;
      return id as MediaId;
    },
  };
}

function deriveKey(masterKey: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", masterKey, "", "bonafide media link", 32)));
}

function signature(key: KeyObject, signed: string): string {
  return createHmac("sha256", key).update(signed).digest("base64url");
}

/** Compares the text and not the decoded bytes: base64url's spare bits would let an altered token pass. */
function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
