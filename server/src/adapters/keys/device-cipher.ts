import { createDecipheriv } from "node:crypto";
import type { DeviceCipher } from "#core/capture/device-cipher.ts";
import { keyBytes } from "#lib/key-text.ts";
import { drawRandom } from "./random-bytes.ts";
import { CaptureError } from "#core/capture/capture-error.ts";

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM as WebCrypto writes it: the tag follows the ciphertext. */
export const deviceCipher: DeviceCipher = {
  newKey: () => drawRandom(keyBytes).toString("base64"),
  open(key, sealed) {
    const end = sealed.length - tagBytes;
    if (end < nonceBytes) throw altered();
    const nonce = sealed.subarray(0, nonceBytes);
    const decipher = createDecipheriv("aes-256-gcm", Buffer.from(key, "base64"), nonce, {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(sealed.subarray(end));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, end)), decipher.final()]);
    } catch (cause) {
      throw altered(cause);
    }
  },
};

function altered(cause?: unknown): CaptureError {
  return new CaptureError("hash-mismatch", "the file was not sealed with the session's key", { cause });
}
