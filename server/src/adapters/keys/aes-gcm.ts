import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import { CoreError } from "#core/errors.ts";
import { drawRandom } from "./random-bytes.ts";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** Header, random nonce, ciphertext and tag (NIST SP 800-38D). Header and context are authenticated. */
export function encrypt(
  key: KeyObject | Uint8Array,
  plain: Uint8Array,
  { header, context }: { readonly header: Uint8Array; readonly context: string },
): Uint8Array {
  const start = header.length + nonceBytes;
  const out = Buffer.allocUnsafe(start + plain.length + tagBytes);
  out.set(header);
  const nonce = out.subarray(header.length, start);
  nonce.set(drawRandom(nonceBytes));
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(authenticated(header, context));
  out.set(cipher.update(plain), start);
  cipher.final();
  out.set(cipher.getAuthTag(), start + plain.length);
  return out;
}

/** Opens what `encrypt` made. Throws storage-failed when any byte or the context was altered. */
export function decrypt(
  key: KeyObject | Uint8Array,
  sealed: Uint8Array,
  format: { readonly version: number; readonly headerBytes: number; readonly context: string },
): Uint8Array {
  const start = format.headerBytes + nonceBytes;
  const end = sealed.length - tagBytes;
  if (end < start || sealed[0] !== format.version)
    throw new CoreError("storage-failed", "sealed bytes have no known format");
  const nonce = sealed.subarray(format.headerBytes, start);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(authenticated(sealed.subarray(0, format.headerBytes), format.context));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    const plain = decipher.update(sealed.subarray(start, end));
    decipher.final();
    return plain;
  } catch (cause) {
    throw new CoreError("storage-failed", "sealed bytes or their context were altered", { cause });
  }
}

function authenticated(header: Uint8Array, context: string): Uint8Array {
  return Buffer.concat([header, Buffer.from(context, "utf8")]);
}
