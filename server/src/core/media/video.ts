/** What an uploaded video is, told from its bytes alone. */
export interface VideoFacts {
  readonly mimeType: "video/mp4" | "video/webm";
  readonly durationSeconds: number;
  readonly width: number;
  readonly height: number;
}

/** Tells whether bytes are a video that a player could open. */
export interface VideoInspector {
  /** Throws CoreError "video-unreadable". */
  inspect(bytes: Uint8Array): VideoFacts;
}
