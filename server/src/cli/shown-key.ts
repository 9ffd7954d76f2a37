import { randomBytes } from "node:crypto";

/** A fresh key that a customer shows with each request: 43 characters that nobody guesses. */
export function newShownKey(): string {
  return randomBytes(32).toString("base64url");
}
