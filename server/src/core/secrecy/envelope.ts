/** Encryption under one data key (AES-256-GCM). `context` is authenticated, so a sealed value cannot be moved elsewhere. */
export interface Envelope {
  /** The data key, wrapped by the master key. Destroying every copy of it destroys what it sealed. */
  readonly wrappedKey: Uint8Array;
  seal(plain: Uint8Array, context: string): Uint8Array;
  /** Throws when the bytes or the context were altered. */
  open(sealed: Uint8Array, context: string): Uint8Array;
}

/** Makes a data key per session, and opens those made before. */
export interface Envelopes {
  create(): Envelope;
  of(wrappedKey: Uint8Array): Envelope;
  /**
   * Keyed digests of a text by which a sealed value is found again: the first is the one to keep, any may have been
   * kept before the master key was changed.
   */
  fingerprints(text: string): readonly Uint8Array[];
}
