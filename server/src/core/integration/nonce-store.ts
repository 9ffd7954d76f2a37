/** A number used once, by which a signed request cannot be sent a second time. */
export interface Nonce {
  /** Whose it is: the key that signed. */
  readonly keyId: string;
  /** A UUID, in either case. */
  readonly value: string;
}

/** Remembers which nonces were used. */
export interface NonceStore {
  /** Takes a nonce; false when its key used it before. Of several at once one alone is told true. */
  use(nonce: Nonce, at: Date): Promise<boolean>;
  /** Forgets some that were used before; answers how many, at most `limit`. */
  forget(before: Date, limit: number): Promise<number>;
}
