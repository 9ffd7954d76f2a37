/** Keeps encrypted bytes by key. `put` returns when they are on stable storage. */
export interface BlobStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Throws CoreError "media-not-found" when there is none. */
  get(key: string): Promise<Uint8Array>;
  /** Quiet when there is none. */
  remove(key: string): Promise<void>;
  /** Keys of what was put before that time, in no order. */
  listBlobs(olderThan: Date): AsyncIterable<string>;
  /** Removes what writes cut short by a crash left behind before that time; answers how many. */
  removeUnfinished(olderThan: Date): Promise<number>;
}
