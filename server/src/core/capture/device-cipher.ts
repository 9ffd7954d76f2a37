/** Keys with which devices keep pictures until they are uploaded: AES-256-GCM as browsers do it. */
export interface DeviceCipher {
  /** 32 fresh bytes in base64. */
  newKey(): string;
  /** Opens nonce (12 bytes), ciphertext and tag. Throws "hash-mismatch" when they were altered. */
  open(key: string, sealed: Uint8Array): Uint8Array;
}
