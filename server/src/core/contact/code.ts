import type { Ports } from "#core/ports.ts";
import { hex } from "#lib/hex.ts";

const encoder = new TextEncoder();
/** The largest multiple of ten in a byte: those from it on would make some digits likelier than others. */
const even = 250;

/** So many digits that nobody can foresee, each as likely as the others. */
export function drawCode(ports: Pick<Ports, "newId" | "sha256">, length: number): string {
  let code = "";
  while (code.length < length)
    for (const byte of ports.sha256(encoder.encode(ports.newId())))
      if (byte < even && code.length < length) code += byte % 10;
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
