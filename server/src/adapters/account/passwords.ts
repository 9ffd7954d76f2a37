import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Passwords } from "#core/account/account.ts";

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);
/** RFC 7914; the work that OWASP's cheat sheet names for scrypt. */
const work = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
const [saltBytes, hashBytes] = [16, 32];

/** scrypt, as "salt.hash" in base64url. */
export function createPasswords(): Passwords {
  return {
    hash: async (password) => {
      const salt = randomBytes(saltBytes);
      const hash = await derive(password.normalize("NFC"), salt, hashBytes, work);
      return `${salt.toString("base64url")}.${hash.toString("base64url")}`;
    },
    verify: async (password, stored) => {
      const [salt = "", hash = ""] = stored.split(".");
      const expected = Buffer.from(hash, "base64url");
      // An empty one is computed too, so that it takes as long.
      const given = await derive(password.normalize("NFC"), Buffer.from(salt, "base64url"), hashBytes, work);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}
