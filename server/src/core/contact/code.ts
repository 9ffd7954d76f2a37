import type { Ports } from "#core/ports.ts";
import { hex } from "#lib/hex.ts";

const encoder = new TextEncoder();
/** What codes are made of. */
export const digits = "0123456789";
export const lettersAndDigits = `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** So many signs that nobody can foresee, each as likely as the others. */
export function drawCode(
  ports: Pick<Ports, "newId" | "sha256">,
  length: number,
  alphabet: string = digits,
): string {
  // The largest multiple in a byte: those from it on would make some signs likelier than others.
  const even = 256 - (256 % alphabet.length);
  let code = "";
  while (code.length < length)
    for (const byte of ports.sha256(encoder.encode(ports.newId())))
      if (byte < even && code.length < length) code += alphabet[byte % alphabet.length] ?? "";
  return code;
}

/** What is kept of a code. */
export function hashCode(ports: Pick<Ports, "sha256">, salt: string, code: string): string {
  return hex(ports.sha256(encoder.encode(`${salt}:${code}`)));
}

/** Compares two digests without telling by its time where they differ. */
export function isSameDigest(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
