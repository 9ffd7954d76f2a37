const nonceBytes = 12;

/** Encrypts a file with the session's key, as the server opens it: nonce, ciphertext, tag. */
export async function seal(file: Blob, key: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const secret = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const bytes = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, secret, await file.arrayBuffer());
  return new Blob([nonce, bytes], { type: file.type });
}

/** SHA-256 in lower-case hex. */
export async function sha256Of(file: Blob): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
