/** What a picture's first bytes say of it; nothing is decoded. */
export interface ImageHeader {
  /** Another format than the two is known by its signature alone, and the rest is then empty. */
  readonly format: "jpeg" | "png" | "other";
  /** Upright, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Alpha included; a palette counts as the colours that it stands for. */
  readonly channels: number;
  readonly colours: "rgb" | "grey" | "other";
  /** By the quantisation table, 1 to 100, as encoders name it; null where there is none. */
  readonly jpegQuality: number | null;
  /** How often the picture is gone over: progressive JPEGs of few bytes may have thousands of scans. */
  readonly scans: number;
}

/** Reads headers. */
export interface ImageHeaderReader {
  /** Undefined when the bytes are no picture of any format that is known. */
  read(bytes: Uint8Array): Promise<ImageHeader | undefined>;
}
