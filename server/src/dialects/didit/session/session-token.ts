/** Twelve characters of base64url: 72 bits that nobody guesses. */
export function newSessionToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(9))).toString("base64url");
}
